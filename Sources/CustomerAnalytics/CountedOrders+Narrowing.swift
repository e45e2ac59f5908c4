package import Columns
internal import EventStore

extension CountedOrders {
    /// Those of the orders whose places in the versions are marked; the currencies are tallied anew, of them alone.
    package func narrowed(to versions: Bitmap) -> CountedOrders {
        let kept = rows.filter { versions[Int($0)] }
        var counts = [Int](repeating: 0, count: book.currencyNames.count + 1)
        let currencies = book.versions.currencies
        for row in kept { counts[Int(currencies[Int(row)] &+ 1)] += 1 }
        return CountedOrders(
            book: book,
            rows: kept,
            tallies: OrderTallies(
                selection: tallies.selection,
                count: kept.count,
                leftOut: tallies.leftOut,
                statuses: tallies.statuses,
                currencies: CurrencyTally.tallies(counts, names: book.currencyNames)
            )
        )
    }
}
