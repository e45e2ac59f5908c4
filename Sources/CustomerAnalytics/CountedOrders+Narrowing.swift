package import Columns
internal import EventStore

extension CountedOrders {
    /// Those of the orders whose places in the versions are marked; the currencies are tallied anew, of them alone.
    package func narrowed(to versions: Bitmap) -> CountedOrders {
        let kept = rows.filter { versions[Int($0)] }
        var counts = [Int](repeating: 0, count: book.currencyNames.count + 1)
        // The code that stands for no currency wraps round to 0.
        let currencies = book.versions.currencies
        for row in kept { counts[Int(currencies[Int(row)] &+ 1)] += 1 }
        let tallies = counts.indices.map { slot in
            CurrencyTally(currency: slot == 0 ? nil : book.currencyNames[slot - 1], orders: counts[slot])
        }
        return CountedOrders(
            book: book,
            selection: selection,
            rows: kept,
            leftOut: leftOut,
            statuses: statuses,
            currencies: tallies.filter { $0.orders > 0 }.sorted {
                ($1.orders, $0.currency ?? "") < ($0.orders, $1.currency ?? "")
            }
        )
    }
}
