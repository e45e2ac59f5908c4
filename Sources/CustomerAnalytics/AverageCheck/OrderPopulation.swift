internal import EventModel

/// The orders that a statistic speaks of: those that count, and behind them those that were cancelled.
///
/// Both obey the same dates, currency and contacts. Where cancelled orders count too, they come twice.
struct OrderPopulation {
    /// The orders that count.
    let counted: CountedOrders
    /// The orders that count, then the cancelled ones.
    let all: CountedOrders
    /// The first order of each contact.
    let firsts: FirstOrders

    /// Whether cancelled orders are among those that count.
    var countsCancelled: Bool { counted.tallies.selection.statuses.contains(.cancelled) }

    /// Picks the orders of a selection from a book, with or without the cancelled ones behind them.
    init(_ book: OrderBook, _ selection: OrderSelection, withCancelled: Bool = true) {
        counted = book.counted(selection)
        if withCancelled {
            var others = selection
            others.statuses = [.cancelled]
            let cancelled = book.counted(others)
            all = CountedOrders(
                book: book,
                rows: counted.rows + cancelled.rows,
                tallies: OrderTallies(
                    selection: selection,
                    count: counted.count + cancelled.count,
                    leftOut: counted.tallies.leftOut,
                    statuses: counted.tallies.statuses,
                    currencies: counted.tallies.currencies + cancelled.tallies.currencies
                )
            )
        } else {
            all = counted
        }
        var always = selection
        (always.from, always.to, always.currency) = (nil, nil, nil)
        let isWhole = selection.from == nil && selection.to == nil && selection.currency == nil
        firsts = FirstOrders(isWhole ? counted : book.counted(always))
    }
}
