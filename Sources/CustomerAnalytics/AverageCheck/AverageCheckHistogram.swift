package import EventModel

/// How the totals of orders are spread: a row a bin, for each group and currency.
package struct AverageCheckHistogram: Sendable {
    /// One bin of one group in one currency.
    package struct Row: Hashable, Sendable {
        /// The group's name; nil for the orders that lack the value which is grouped by.
        package let group: String?
        /// The currency; nil for the orders that state none.
        package let currency: String?
        /// The least total in the bin; nil for the open bin at the lower end.
        package let from: ExactDecimal?
        /// The first total above the bin; nil for the open bin at the upper end.
        package let to: ExactDecimal?
        /// How many orders lie in it.
        package let orders: Int
        /// Their share of the group's orders in the currency, to six digits after the point, halves to even.
        package let share: ExactDecimal
        /// The sum of their totals.
        package let revenue: ExactDecimal
    }

    /// How many orders count, and what was left out.
    package let tallies: OrderTallies
    /// The rows: groups and currencies in the order of ``AverageCheck/rows``, their bins upwards, empty ones included.
    package let rows: [Row]

    /// Spreads orders out; the bins of a currency are the same for all groups.
    ///
    /// - Throws: ``CustomerAnalyticsError/sumsTooLong(greatest:digits:)``, and `StoreError` where the events of a parameter cannot
    ///   be read.
    package init(_ book: OrderBook, _ selection: OrderSelection, by grouping: AverageCheckGrouping = .all) throws {
        let population = OrderPopulation(book, selection, withCancelled: false)
        let groups = try grouping.groups(of: population)
        tallies = population.counted.tallies
        let totals = try population.all.totals
        let unsorted =
            switch totals.mantissas {
            case .narrow(let mantissas): try Self.rows(of: population, groups, mantissas, totals.scale)
            case .wide(let mantissas): try Self.rows(of: population, groups, mantissas, totals.scale)
            }
        rows = groups.sorting == .numbers ? unsorted : GroupSorting.byOrders(unsorted)
    }

    private static func rows<Amount: FixedWidthInteger & SignedInteger & BitwiseCopyable & Sendable>(
        of population: OrderPopulation,
        _ groups: OrderGroups,
        _ mantissas: [Amount],
        _ scale: Int
    ) throws -> [Row] {
        let currencies = CurrencySlots(population.all)
        let whole = try AverageCheckGrouping.all.groups(of: population)
        var all = CellFigures(OrderCells(population, whole, currencies), mantissas, of: population)
        // Every currency has an order, so the cells of all orders together are the currencies in their order.
        let bins = all.map(sorted: true) { AmountBins(sorted: $0.amounts) }
        let cells = OrderCells(population, groups, currencies)
        let names = cells.usedNames(groups, currencies)
        let counts = cells.total
        var figures = CellFigures(cells, mantissas, of: population)
        return figures.map(sorted: true) { cell -> [Row] in
            func number(_ mantissa: Int128, digits: Int = 0) -> ExactDecimal {
                ExactDecimal(mantissa: mantissa, scale: scale).trimmed(toDigits: digits)
            }
            guard let name = names[cell.number] else { return [] }
            return bins[name.slot].bins(of: cell.amounts).map { from, to, amounts in
                var sum: Int128 = 0
                for index in amounts { sum += Int128(cell.amounts[index]) }
                return Row(
                    group: name.group,
                    currency: name.currency,
                    from: from.map { number($0) },
                    to: to.map { number($0) },
                    orders: amounts.count,
                    share: ExactDecimal(mantissa: Int128(amounts.count))
                        .divided(by: cell.amounts.count, digits: AmountFigures.meanDigits),
                    revenue: number(sum, digits: Int(counts[cell.number].digits))
                )
            }
        }.flatMap(\.self)
    }
}

extension OrderCells {
    /// What the cells with orders are called.
    fileprivate func usedNames(
        _ groups: OrderGroups,
        _ currencies: CurrencySlots
    ) -> [Int: (group: String?, currency: String?, slot: Int)] {
        var names: [Int: (group: String?, currency: String?, slot: Int)] = [:]
        for cell in 0..<count where total[cell].orders > 0 {
            let (group, slot) = key(of: cell)
            names[cell] = (groups.name(group), currencies.names[slot], slot)
        }
        return names
    }
}
