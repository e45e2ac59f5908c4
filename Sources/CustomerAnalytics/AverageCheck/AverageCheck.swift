internal import EventModel

/// The average check of orders, told apart by groups, never across currencies.
package struct AverageCheck: Sendable {
    /// The orders that count, with what was left out.
    package let counted: CountedOrders
    /// One row for each group and currency with at least one order that counts.
    ///
    /// Groups of the calendar, statuses and contact groups come in their own order, values of parameters by their orders,
    /// most first; the group without a name comes last, currencies go by their names.
    package let rows: [AverageCheckRow]

    /// Works the average check out, on all cores.
    ///
    /// Time grows with the versions of the book and the orders that count; each order costs some tens of nanoseconds.
    ///
    /// - Throws: `StoreError` where the events of a parameter cannot be read.
    package init(_ book: OrderBook, _ selection: OrderSelection, by grouping: AverageCheckGrouping = .all) throws {
        let population = OrderPopulation(book, selection)
        counted = population.counted
        let groups = try grouping.groups(of: population)
        let byNumber = Self.rows(of: population, groups).map(\.row)
        rows = groups.sorting == .numbers ? byNumber : GroupSorting.byOrders(byNumber)
    }

    /// The rows of groups with the groups' numbers, by these and then by currency.
    static func rows(
        of population: OrderPopulation,
        _ groups: OrderGroups
    ) -> [(group: UInt32, row: AverageCheckRow)] {
        let totals = population.all.totals
        return switch totals.mantissas {
        case .narrow(let mantissas): rows(of: population, groups, mantissas, totals.scale)
        case .wide(let mantissas): rows(of: population, groups, mantissas, totals.scale)
        }
    }

    private static func rows<Amount: FixedWidthInteger & SignedInteger & BitwiseCopyable & Sendable>(
        of population: OrderPopulation,
        _ groups: OrderGroups,
        _ mantissas: [Amount],
        _ scale: Int
    ) -> [(group: UInt32, row: AverageCheckRow)] {
        let currencies = CurrencySlots(population.all)
        let cells = OrderCells(population, groups, currencies)
        var figures = CellFigures(cells, mantissas, of: population)
        let contactCount = population.all.book.contactCount
        let found = figures.rows(scale: scale, counts: cells.total, contactCount: contactCount)
        return found.map { found in
            let (count, key) = (cells.total[found.cell], cells.key(of: found.cell))
            let money = CellMoney(
                orders: count.orders,
                sum: found.figures.sum,
                cancelled: count.cancelled,
                cancelledSum: ExactDecimal(mantissa: figures.cancelledSums[found.cell], scale: scale),
                digits: Int(max(count.digits, count.cancelledDigits)),
                countsCancelled: population.countsCancelled
            )
            let row = AverageCheckRow(
                group: groups.name(key.group),
                currency: currencies.names[key.currency],
                orders: count.orders,
                contacts: found.contacts,
                revenue: found.figures.sum,
                mean: found.figures.mean,
                trimmedMean: found.figures.trimmedMean,
                percentiles: found.figures.percentiles,
                least: found.figures.least,
                greatest: found.figures.greatest,
                firstOrders: count.firstOrders,
                gross: money.gross,
                net: money.net
            )
            return (key.group, row)
        }
    }
}
