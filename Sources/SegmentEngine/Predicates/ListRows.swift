internal import Columns
internal import EventStore

/// The lines that belong to a range of rows: rows lie one after another in the lines of their column.
struct ListRows {
    /// The rows.
    let range: Range<Int>
    /// All their lines.
    let lines: Range<Int>
    private let column: ColumnBuffer?

    /// Finds the lines of rows; a column that is nil has none.
    init(_ range: Range<Int>, of column: ColumnBuffer?) {
        self.range = range
        self.column = column
        var (first, end) = (0, 0)
        if let column {
            let known = range.clamped(to: 0..<column.count)
            if let row = known.first(where: { column.classes[$0].isLines }) {
                first = PackedRange(column.values[row]).start
                end = first
            }
            if let row = known.last(where: { column.classes[$0].isLines }) {
                let last = PackedRange(column.values[row])
                end = last.start + last.count
            }
        }
        lines = first..<end
    }

    /// The columns of the lines' fields.
    var fields: [UInt32: ColumnBuffer] { column?.lines?.columns ?? [:] }

    /// The lines of one row, counted from the first line of all rows.
    @inline(__always)
    func lines(of row: Int) -> Range<Int> {
        guard let column, column.valueClass(row).isLines else { return 0..<0 }
        let own = PackedRange(column.values[row])
        let start = own.start - lines.lowerBound
        return start..<start + own.count
    }

    /// The rows whose lines pass, counted from the first row.
    @inline(__always)
    func rows(_ passes: (Range<Int>) -> Bool) -> Bitmap {
        var words = [UInt64](repeating: 0, count: (range.count + 63) / 64)
        for row in range where passes(lines(of: row)) {
            let position = row - range.lowerBound
            words[position >> 6] |= 1 << UInt64(position & 63)
        }
        return Bitmap(count: range.count, words: words)
    }
}

extension Bitmap {
    /// Whether a bit of a range is one.
    ///
    /// Ranges of lines are short, so the bits are looked at one by one.
    @inline(__always)
    func containsOne(in range: Range<Int>) -> Bool {
        for index in range where self[index] { return true }
        return false
    }

    /// How many bits of a range are one.
    @inline(__always)
    func ones(in range: Range<Int>) -> Int {
        var count = 0
        for index in range where self[index] { count += 1 }
        return count
    }
}
