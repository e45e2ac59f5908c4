internal import EventModel

/// The average check of orders, told apart by groups, never across currencies.
package struct AverageCheck: Sendable {
    /// How many orders count, and what was left out.
    package let tallies: OrderTallies
    /// One row for each group and currency with at least one order that counts.
    ///
    /// Groups of the calendar, statuses and contact groups come in their own order, values of parameters by their orders,
    /// most first; the group without a name comes last, currencies go by their names.
    package let rows: [AverageCheckRow]

    /// Works the average check out, on all cores.
    ///
    /// Time grows with the versions of the book and the orders that count; each order costs some tens of nanoseconds.
    ///
    /// - Parameter asked: What rows tell besides the figures of the totals.
    /// - Throws: ``CustomerAnalyticsError/sumsTooLong(greatest:digits:)``, and `StoreError` where the events of a parameter cannot
    ///   be read.
    package init(
        _ book: OrderBook,
        _ selection: OrderSelection,
        by grouping: AverageCheckGrouping = .all,
        asking asked: AverageCheckFigures = .all
    ) throws {
        if let numbering = OrderNumbering(grouping, of: book, OrderSieve(selection, book)),
            let streamed = CellStreaming(book, selection, numbering, asking: asked)
        {
            let countsCancelled = selection.statuses.contains(.cancelled)
            let rows = streamed.cells.compactMap { cell in
                let name = numbering.name(of: cell.number)
                return AverageCheckRow(
                    group: name.group,
                    currency: name.currency,
                    cell.row,
                    cell.count,
                    firstOrders: cell.firstOrders,
                    cancelledSum: cell.cancelledSum,
                    countsCancelled: countsCancelled,
                    asking: asked
                )
            }
            // Sums too far apart for the quick way are left to the one that has room for them, or says that it has not.
            if rows.count == streamed.cells.count {
                (self.tallies, self.rows) = (streamed.tallies, rows)
                return
            }
        }
        let population = OrderPopulation(book, selection)
        tallies = population.counted.tallies
        let groups = try grouping.groups(of: population)
        let byNumber = try Self.rows(of: population, groups, asking: asked).map(\.row)
        rows = groups.sorting == .numbers ? byNumber : GroupSorting.byOrders(byNumber)
    }

    /// The rows of groups with the groups' numbers, by these and then by currency.
    static func rows(
        of population: OrderPopulation,
        _ groups: OrderGroups,
        asking asked: AverageCheckFigures
    ) throws(CustomerAnalyticsError) -> [(group: UInt32, row: AverageCheckRow)] {
        let totals = try population.all.totals
        return switch totals.mantissas {
        case .narrow(let mantissas): rows(of: population, groups, mantissas, totals.scale, asked)
        case .wide(let mantissas): rows(of: population, groups, mantissas, totals.scale, asked)
        }
    }

    private static func rows<Amount: FixedWidthInteger & SignedInteger & BitwiseCopyable & Sendable>(
        of population: OrderPopulation,
        _ groups: OrderGroups,
        _ mantissas: [Amount],
        _ scale: Int,
        _ asked: AverageCheckFigures
    ) -> [(group: UInt32, row: AverageCheckRow)] {
        let currencies = CurrencySlots(population.all)
        let cells = OrderCells(population, groups, currencies)
        var figures = CellFigures(cells, mantissas, of: population)
        let contactCount = population.all.book.contactCount
        let found = figures.rows(scale: scale, counts: cells.total, contactCount: contactCount)
        // None is dropped: what `OrderTotals` has may be added up.
        return found.compactMap { found in
            let key = cells.key(of: found.cell)
            return AverageCheckRow(
                group: groups.name(key.group),
                currency: currencies.names[key.currency],
                found,
                cells.total[found.cell],
                firstOrders: cells.total[found.cell].firstOrders,
                cancelledSum: ExactDecimal(mantissa: figures.cancelledSums[found.cell], scale: scale),
                countsCancelled: population.countsCancelled,
                asking: asked
            ).map { (key.group, $0) }
        }
    }
}

extension AverageCheckRow {
    /// Puts together what is said of a cell; fails where ``CellMoney`` does.
    fileprivate init?(
        group: String?,
        currency: String?,
        _ cell: CellRow,
        _ count: CellCount,
        firstOrders: Int,
        cancelledSum: ExactDecimal,
        countsCancelled: Bool,
        asking asked: AverageCheckFigures
    ) {
        guard
            let money = CellMoney(
                orders: count.orders,
                sum: cell.figures.sum,
                cancelled: count.cancelled,
                cancelledSum: cancelledSum,
                digits: Int(max(count.digits, count.cancelledDigits)),
                countsCancelled: countsCancelled
            )
        else { return nil }
        self.init(
            group: group,
            currency: currency,
            orders: count.orders,
            contacts: asked.contains(.contacts) ? cell.contacts : nil,
            revenue: cell.figures.sum,
            mean: cell.figures.mean,
            trimmedMean: cell.figures.trimmedMean,
            percentiles: cell.figures.percentiles,
            least: cell.figures.least,
            greatest: cell.figures.greatest,
            firstOrders: asked.contains(.firstOrders) ? firstOrders : nil,
            gross: asked.contains(.cancelled) ? money.gross : nil,
            net: asked.contains(.cancelled) ? money.net : nil
        )
    }
}
