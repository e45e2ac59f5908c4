internal import EventStore

/// Which import brought an event.
struct ImportNumbers {
    private let runs: [(events: Range<Int64>, importNumber: Int64)]

    init(_ snapshot: StoreSnapshot) throws {
        runs = try snapshot.importedEvents()
    }

    /// The number of the import; nil if none is on record.
    func number(of event: Int64) -> Int64? {
        var (low, high) = (0, runs.count)
        while low < high {
            let middle = (low + high) / 2
            if runs[middle].events.upperBound <= event { low = middle + 1 } else { high = middle }
        }
        return low < runs.count && runs[low].events.contains(event) ? runs[low].importNumber : nil
    }
}
