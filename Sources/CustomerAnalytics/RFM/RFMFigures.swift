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
    /// Why the amounts mean nothing; nil where they do.
    private var amountsFault: CustomerAnalyticsError?

    /// The recency of a contact without orders.
    package static let never = Int64.max

    /// How many contacts there are.
    package var count: Int { contacts.count }

    /// Makes sure that the amounts are the sums of the orders.
    ///
    /// - Throws: ``CustomerAnalyticsError/sumsTooLong(greatest:digits:)``.
    package func requireAmounts() throws(CustomerAnalyticsError) {
        if let amountsFault { throw amountsFault }
    }

    /// A contact's amount as a number.
    package func amount(at index: Int) -> ExactDecimal {
        switch amounts {
        case .narrow(let values): ExactDecimal(mantissa: Int128(values[index]), scale: scale)
        case .wide(let values): ExactDecimal(mantissa: values[index], scale: scale)
        }
    }

    /// How many different values the contacts have on an axis.
    package func differentValues(_ axis: RFMAxis) -> Int {
        switch (axis, amounts) {
        case (.recency, _): Set(recencyDays).count
        case (.frequency, _): Set(frequencies).count
        case (.monetary, .narrow(let values)): Set(values).count
        case (.monetary, .wide(let values)): Set(values).count
        }
    }

    /// Adds up orders that were picked already; the parameters are those of ``adding(_:frequency:withoutOrders:)``.
    ///
    /// Who looks at amounts calls ``requireAmounts()`` first.
    package init(_ counted: CountedOrders, frequency: RFMFrequency, withoutOrders: Bitmap? = nil) {
        self = Self.adding(.picked(counted), frequency: frequency, withoutOrders: withoutOrders).figures
    }

    /// Adds up orders: one pass over them, one over the contacts.
    ///
    /// - Parameters:
    ///   - orders: The orders; their amounts mean something only if they are of one currency.
    ///   - frequency: What frequency counts.
    ///   - withoutOrders: Contacts to be shown even without an order, a bit a contact number; nil for none.
    /// - Returns: The figures, and the tallies of the orders.
    static func adding(
        _ orders: CountableOrders,
        frequency: RFMFrequency,
        withoutOrders: Bitmap? = nil
    ) -> (figures: RFMFigures, tallies: OrderTallies) {
        // Orders of the last 179 years with totals of shops take half the memory.
        var (added, tallies) = narrow(orders, withoutOrders, Int32.self, UInt16.self)
        if added == nil { (added, tallies) = narrow(orders, withoutOrders, Int64.self, Int32.self) }
        var figures: RFMFigures
        if let added {
            figures = added
        } else {
            let (sums, all) = adding(orders, withoutOrders, Int128.self, Int32.self, Int128.self)
            let (columns, scale) = sums ?? (ContactColumns(), 0)
            figures = RFMFigures(columns, scale: scale)
            figures.amounts = .wide(columns.amounts)
            // Where sums of 64 bits might not do, it is asked whether those of 128 bits do.
            do throws(CustomerAnalyticsError) {
                _ = try orders.counted().totals
            } catch {
                figures.amountsFault = error
            }
            tallies = all
        }
        if frequency == .days {
            figures.frequencies = BuyingDays.counts(orders.counted(), orders: figures.orders, of: figures.contacts)
        }
        return (figures, tallies)
    }

    /// The figures if totals fit a type, days from orders to the as-of date another, and all sums 64 bits.
    private static func narrow<
        Total: FixedWidthInteger & SignedInteger & BitwiseCopyable & Sendable,
        Days: FixedWidthInteger & BitwiseCopyable & Sendable
    >(
        _ orders: CountableOrders,
        _ withoutOrders: Bitmap?,
        _ total: Total.Type,
        _ days: Days.Type
    ) -> (figures: RFMFigures?, tallies: OrderTallies) {
        let (added, tallies) = adding(orders, withoutOrders, total, days, Int64.self)
        guard let (columns, scale) = added else { return (nil, tallies) }
        var figures = RFMFigures(columns, scale: scale)
        figures.amounts = .narrow(columns.amounts)
        return (figures, tallies)
    }

    private static func adding<
        Total: FixedWidthInteger & SignedInteger & BitwiseCopyable & Sendable,
        Days: FixedWidthInteger & BitwiseCopyable & Sendable,
        Amount: FixedWidthInteger & SignedInteger & BitwiseCopyable & Sendable
    >(
        _ orders: CountableOrders,
        _ withoutOrders: Bitmap?,
        _: Total.Type,
        _: Days.Type,
        _: Amount.Type
    ) -> (added: (columns: ContactColumns<Amount>, scale: Int)?, tallies: OrderTallies) {
        let contacts = orders.book.contactCount
        let asOf = orders.selection.asOf
        let (found, tallies) = orders.gather(reading: [.contacts, .dates, .totals]) {
            ContactSums<Total, Days, Amount>(contacts: contacts, asOf: asOf)
        } _: { sums, versions, rows in
            sums.take(versions, rows)
        }
        return (ContactSums.added(found, withoutOrders: withoutOrders), tallies)
    }

    /// All but the amounts.
    private init<Amount>(_ columns: ContactColumns<Amount>, scale: Int) {
        self.scale = scale
        contacts = columns.contacts
        orders = columns.orders
        frequencies = columns.frequencies
        recencyDays = columns.recencyDays
    }
}
