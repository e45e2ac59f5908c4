/// Contacts in parallel columns, ascending, with what their orders come to.
struct ContactColumns<Amount: BitwiseCopyable & Sendable>: Sendable {
    private(set) var contacts: [UInt32] = []
    /// How many orders each has.
    private(set) var orders: [UInt32] = []
    /// The same as numbers to be scored.
    private(set) var frequencies: [Int64] = []
    /// Whole days from the date of the last order to the as-of date; ``RFMFigures/never`` without one.
    private(set) var recencyDays: [Int64] = []
    /// The sum of the totals.
    private(set) var amounts: [Amount] = []

    /// The columns in memory that nobody has written to yet.
    struct Places {
        fileprivate let contacts, orders: UnsafeMutablePointer<UInt32>
        fileprivate let frequencies, recencyDays: UnsafeMutablePointer<Int64>
        fileprivate let amounts: UnsafeMutablePointer<Amount>

        /// Writes a row.
        @inline(__always)
        func write(at row: Int, contact: UInt32, orders count: UInt32, recencyDays days: Int64, amount: Amount) {
            (contacts + row).initialize(to: contact)
            (orders + row).initialize(to: count)
            (frequencies + row).initialize(to: Int64(count))
            (recencyDays + row).initialize(to: days)
            (amounts + row).initialize(to: amount)
        }
    }

    /// No contacts.
    init() {}

    /// So many contacts.
    ///
    /// - Parameter write: Writes all rows.
    init(count: Int, _ write: (Places) -> Void) {
        guard count > 0 else { return }
        contacts = Self.column(count) { contacts in
            orders = Self.column(count) { orders in
                frequencies = Self.column(count) { frequencies in
                    recencyDays = Self.column(count) { recencyDays in
                        amounts = Self.column(count) { amounts in
                            write(
                                Places(
                                    contacts: contacts,
                                    orders: orders,
                                    frequencies: frequencies,
                                    recencyDays: recencyDays,
                                    amounts: amounts
                                )
                            )
                        }
                    }
                }
            }
        }
    }

    private static func column<Value>(_ count: Int, _ write: (UnsafeMutablePointer<Value>) -> Void) -> [Value] {
        [Value](unsafeUninitializedCapacity: count) { column, written in
            guard let column = column.baseAddress else { return }
            write(column)
            written = count
        }
    }
}
