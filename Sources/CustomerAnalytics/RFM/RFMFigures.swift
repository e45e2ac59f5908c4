package import Columns
package import EventModel
internal import EventStore

/// Recency, frequency and monetary value of contacts as flat columns in parallel, in the order of contact numbers.
package struct RFMFigures: Sendable {
    /// The contacts.
    package private(set) var contacts: [UInt32] = []
    /// Whole days from the date of each contact's last order to the as-of date; ``never`` without an order.
    package private(set) var recencyDays: [Int64] = []
    /// How many orders, or days with an order, each contact has.
    package private(set) var frequencies: [Int64] = []
    /// How many orders each contact has.
    package private(set) var orders: [UInt32] = []
    /// The sum of each contact's orders.
    package private(set) var amounts: OrderTotals.Mantissas = .narrow([])
    /// How many digits of the amounts stand after the point.
    package let scale: Int

    /// The recency of a contact without orders.
    package static let never = Int64.max

    /// How many contacts there are.
    package var count: Int { contacts.count }

    /// A contact's amount as a number.
    package func amount(at index: Int) -> ExactDecimal {
        switch amounts {
        case .narrow(let values): ExactDecimal(mantissa: Int128(values[index]), scale: scale)
        case .wide(let values): ExactDecimal(mantissa: values[index], scale: scale)
        }
    }

    /// Adds up orders: one pass over them, one over the contacts.
    ///
    /// - Parameters:
    ///   - counted: The orders, of one currency.
    ///   - frequency: What frequency counts.
    ///   - withoutOrders: Contacts to be shown even without an order, a bit a contact number; nil for none.
    package init(_ counted: CountedOrders, frequency: RFMFrequency, withoutOrders: Bitmap? = nil) {
        let scaling = TotalScaling(counted.book.versions, rows: counted.rows)
        scale = scaling.scale
        if scaling.sumsFit64Bits {
            amounts = .narrow(collect(Self.sums(counted, scaling.factors()), counted, withoutOrders))
        } else {
            amounts = .wide(collect(Self.sums(counted, scaling.factors()), counted, withoutOrders))
        }
        switch frequency {
        case .orders: frequencies = orders.map { Int64($0) }
        case .days: frequencies = BuyingDays.counts(counted, orders: orders, of: contacts)
        }
    }

    /// What is known of one contact while orders are added up; together, so that an order touches one place in memory.
    private struct Sum<Amount: FixedWidthInteger & BitwiseCopyable & Sendable>: BitwiseCopyable, Sendable {
        private(set) var amount: Amount = 0
        private(set) var lastDate = Int64.min
        private(set) var orders: UInt32 = 0

        @inline(__always)
        mutating func add(_ amount: Amount, orders: UInt32, lastDate: Int64) {
            self.orders &+= orders
            self.lastDate = max(self.lastDate, lastDate)
            // Sums of 64 bits were proved to fit; 128 bits are left only by totals that no shop has.
            let (sum, overflow) = self.amount.addingReportingOverflow(amount)
            self.amount = overflow ? (sum < 0 ? .max : .min) : sum
        }
    }

    /// The sums of all contacts, in parts that are still to be added up: one for each slice of the orders.
    @inline(__always)
    private static func sums<Amount: FixedWidthInteger & BitwiseCopyable & Sendable>(
        _ counted: CountedOrders,
        _ factors: [Amount]
    ) -> [[Sum<Amount>]] {
        Concurrently.mapSlices(of: counted.count) { slice in
            var sums = [Sum<Amount>](repeating: Sum(), count: counted.book.contactCount)
            let versions = counted.book.versions
            let (contacts, dates, rows) = (versions.contacts, versions.dates, counted.rows)
            let (mantissas, scales) = (versions.totalMantissas, versions.totalScales)
            sums.withUnsafeMutableBufferPointer { sums in
                for index in slice {
                    let row = Int(rows[index])
                    let amount = Amount(mantissas[row]) &* factors[Int(scales[row])]
                    sums[Int(contacts[row])].add(amount, orders: 1, lastDate: dates[row])
                }
            }
            return sums
        }
    }

    /// Takes the contacts that are to be shown, and gives their amounts.
    @inline(__always)
    private mutating func collect<Amount: FixedWidthInteger & BitwiseCopyable & Sendable>(
        _ parts: [[Sum<Amount>]],
        _ counted: CountedOrders,
        _ withoutOrders: Bitmap?
    ) -> [Amount] {
        let asOfDay = Int64(counted.selection.asOf.dayNumber)
        let contactCount = counted.book.contactCount
        var amounts: [Amount] = []
        let room = withoutOrders == nil ? min(contactCount, counted.count) : contactCount
        contacts.reserveCapacity(room)
        recencyDays.reserveCapacity(room)
        orders.reserveCapacity(room)
        amounts.reserveCapacity(room)
        for contact in 0..<contactCount {
            var sum = parts[0][contact]
            for part in 1..<parts.count {
                let other = parts[part][contact]
                sum.add(other.amount, orders: other.orders, lastDate: other.lastDate)
            }
            guard sum.orders > 0 || withoutOrders?[contact] == true else { continue }
            contacts.append(UInt32(contact))
            orders.append(sum.orders)
            amounts.append(sum.amount)
            recencyDays.append(
                sum.orders == 0 ? Self.never : asOfDay - sum.lastDate.dividedFlooring(by: WallClock.day)
            )
        }
        return amounts
    }
}
