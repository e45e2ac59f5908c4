/// Rows of one row group that were decoded ahead, for a walk that goes forward through it.
///
/// Where many row groups overlap in time each slice wants few rows of each. To unpack them costs the same for few as for
/// many, as far as looking at the chunks goes; so several times as many are unpacked as are wanted at the moment.
struct DecodedRows {
    /// The rows, by their numbers in the row group, removed ones counted.
    let rows: Range<Int>
    /// Their events, removed ones left out.
    let buffer: EventBuffer

    /// How many times the rows that are wanted are unpacked.
    private static let ahead = 4

    /// Unpacks rows of a row group and some that follow.
    ///
    /// - Throws: ``StoreError/damaged(path:detail:)``.
    init(_ wanted: Range<Int>, of group: RowGroup, _ snapshot: StoreSnapshot) throws {
        rows = wanted.lowerBound..<min(group.events, wanted.lowerBound + wanted.count * Self.ahead)
        buffer = try snapshot.read(group, rows: rows)
    }

    /// Where the events of some of the rows stand in the buffer.
    func places(of wanted: Range<Int>) -> Range<Int> {
        place(of: wanted.lowerBound)..<place(of: wanted.upperBound)
    }

    private func place(of row: Int) -> Int {
        let row = row - rows.lowerBound
        guard let kept = buffer.originalRows else { return row }
        var (low, high) = (0, kept.count)
        while low < high {
            let middle = (low + high) / 2
            if kept[middle] < row { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
