internal import Columns
package import EventModel
internal import EventStore

/// How contacts come back: by the month of their first order, what they order in the months after it.
package struct Retention: Sendable {
    /// What the contacts of one month order in one currency, so many months later.
    package struct Row: Hashable, Sendable {
        /// The month of the first order: `2024-01`.
        package let firstMonth: String
        /// The currency; nil for the orders that state none.
        package let currency: String?
        /// How many contacts first ordered in that month and have an order in the currency, at whatever date.
        package let size: Int
        /// How many calendar months after the month of the first order.
        package let months: Int
        /// How many of the contacts order in that month.
        package let contacts: Int
        /// How many orders they make.
        package let orders: Int
        /// The sum of the totals.
        package let revenue: ExactDecimal

        /// The share of the contacts that order in that month, to six digits after the point, halves to even.
        package var share: ExactDecimal {
            ExactDecimal(mantissa: Int128(contacts)).divided(by: max(1, size), digits: AmountFigures.meanDigits)
        }
    }

    /// How many orders count, and what was left out.
    package let tallies: OrderTallies
    /// The rows by first month, currency and months since, those without orders included from the month of the first order
    /// on, or the first that the selection shows, up to the latest order.
    package let rows: [Row]

    /// Follows the contacts of orders.
    ///
    /// The first order is sought among the orders of all dates and currencies that have the statuses and contacts of the
    /// selection; the dates and the currency restrict what is shown.
    ///
    /// - Throws: ``CustomerAnalyticsError/sumsTooLong(greatest:digits:)``.
    package init(_ book: OrderBook, _ selection: OrderSelection) throws(CustomerAnalyticsError) {
        let population = OrderPopulation(book, selection, withCancelled: false)
        tallies = population.counted.tallies
        guard !population.all.rows.isEmpty else {
            rows = []
            return
        }
        let firstMonths = Self.firstMonths(population.firsts)
        let (base, offsets, _) = TimeGrouping.month.numbers(of: book.versions.dates, population.all.rows)
        let latest = base + Int(offsets.max() ?? 0)
        let first = firstMonths.min() ?? latest
        let shownFrom = selection.from.map { TimeGrouping.month.number(ofDay: $0.dayNumber) } ?? first
        let span = latest - first + 1
        let pairs = zip(offsets, population.all.contacts).map { offset, contact in
            let own = firstMonths[Int(contact)]
            return (own - first) * span + base + Int(offset) - own
        }
        // Over more than 5,461 years 32 bits do not number all pairs of months, but they do those that orders have.
        let used = span * span <= Int(UInt32.max) ? nil : Set(pairs).sorted()
        let numbers = used.map { Dictionary(uniqueKeysWithValues: zip($0, 0...)) }
        let groups = pairs.map { UInt32(truncatingIfNeeded: numbers?[$0] ?? $0) }
        var cells: [Cell: AverageCheckRow] = [:]
        let grouping = OrderGroups(groups: groups, count: used?.count ?? span * span) { _ in nil }
        for numbered in try AverageCheck.rows(of: population, grouping, asking: .contacts) {
            let pair = used?[Int(numbered.group)] ?? Int(numbered.group)
            let (month, months) = pair.quotientAndRemainder(dividingBy: span)
            cells[Cell(month: first + month, months: months, currency: numbered.row.currency)] = numbered.row
        }
        let currencies = Set(CurrencySlots(population.all).names)
        rows = Self.sizes(of: population.firsts, firstMonths).flatMap { month, currency, size -> [Row] in
            guard month <= latest, currencies.contains(currency) else { return [] }
            let end = latest - month + 1
            return (min(max(0, shownFrom - month), end)..<end).map { months in
                let cell = cells[Cell(month: month, months: months, currency: currency)]
                return Row(
                    firstMonth: TimeGrouping.month.name(of: month),
                    currency: currency,
                    size: size,
                    months: months,
                    contacts: cell?.contacts ?? 0,
                    orders: cell?.orders ?? 0,
                    revenue: cell?.revenue ?? .zero
                )
            }
        }
    }

    private struct Cell: Hashable {
        let month: Int
        let months: Int
        let currency: String?
    }

    /// The month of each contact's first order; later than all months for a contact without one.
    private static func firstMonths(_ firsts: FirstOrders) -> [Int] {
        var rows: [UInt32] = []
        firsts.rows.forEachOne { rows.append(UInt32($0)) }
        let versions = firsts.orders.book.versions
        let (base, offsets, _) = TimeGrouping.month.numbers(of: versions.dates, rows)
        var months = [Int](repeating: .max, count: firsts.orders.book.contactCount)
        let contacts = versions.contacts
        for (row, offset) in zip(rows, offsets) { months[Int(contacts[Int(row)])] = base + Int(offset) }
        return months
    }

    /// How many contacts of each first month have an order in each currency, by month and then by currency.
    private static func sizes(
        of firsts: FirstOrders,
        _ firstMonths: [Int]
    ) -> [(month: Int, currency: String?, size: Int)] {
        let currencies = CurrencySlots(firsts.orders)
        let slotCount = currencies.names.count
        var isCounted = Bitmap(count: firstMonths.count * slotCount)
        var sizes: [Int: [Int]] = [:]
        for (order, contact) in firsts.orders.contacts.enumerated() {
            let slot = currencies.slots.map { $0[order] } ?? 0
            let index = Int(contact) * slotCount + Int(slot)
            guard !isCounted[index] else { continue }
            isCounted[index] = true
            sizes[firstMonths[Int(contact)], default: Array(repeating: 0, count: slotCount)][Int(slot)] += 1
        }
        return sizes.sorted { $0.key < $1.key }.flatMap { month, sizes in
            sizes.indices.filter { sizes[$0] > 0 }.map { (month, currencies.names[$0], sizes[$0]) }
        }
    }
}
