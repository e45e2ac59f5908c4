internal import EventStore

extension ColumnBuffer {
    /// The lines of a row; none if it has no lines.
    func lineRange(of row: Int) -> Range<Int> { withLineRanges { $0[row] } }

    /// Calls with the lines of each row, for loops over rows.
    @inline(__always)
    func withLineRanges<Result>(_ body: (LineRanges) -> Result) -> Result {
        classes.withUnsafeBufferPointer { classes in
            values.withUnsafeBufferPointer { values in body(LineRanges(classes: classes, values: values)) }
        }
    }
}

/// The lines of each row of a column.
struct LineRanges {
    fileprivate let classes: UnsafeBufferPointer<ValueClass>
    fileprivate let values: UnsafeBufferPointer<Int64>

    /// The lines of a row; none if it has no lines.
    @inline(__always)
    subscript(row: Int) -> Range<Int> {
        guard row < classes.count, classes[row].isLines else { return 0..<0 }
        let range = PackedRange(values[row])
        return range.start..<range.start + range.count
    }
}
