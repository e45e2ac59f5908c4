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
        if let column, let lines = column.lines, column.lineCounts != nil, range == 0..<column.count {
            end = lines.count
        } else if let column {
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

    /// The rows whose lines, counted from the first line of all rows, pass; counted from the first row.
    @inline(__always)
    func rows(_ passes: (Range<Int>) -> Bool) -> Bitmap {
        guard let column else { return Bitmap(of: range) { _ in passes(0..<0) } }
        let first = lines.lowerBound
        return column.withLineRanges { lines in
            Bitmap(of: range) { row in
                let own = lines[row]
                return passes(own.isEmpty ? 0..<0 : own.lowerBound - first..<own.upperBound - first)
            }
        }
    }

    /// The rows that have one of some lines, which are counted from the first line of all rows; counted from the first row.
    func rows(ofLines wanted: Bitmap) -> Bitmap {
        if let counts = column?.lineCounts, range == 0..<counts.count,
            let starts = LineStarts(counts, lines: lines.count)
        {
            return starts.rows(ofLines: wanted)
        }
        guard let column, column.commonClass?.isLines == true, range.upperBound <= column.count,
            wanted.ones * Self.fewest < range.count
        else {
            let bits = LineBits(wanted)
            return rows { bits.containsOne(in: $0) }
        }
        return Bitmap(count: range.count, words: words(ofFewLines: wanted, column.values))
    }

    /// From so many rows for each wanted line on, looking for its row takes less time than looking at all rows.
    private static let fewest = 8

    /// The bits of the rows that have one of a few lines, where each row has a list, in ever wider steps from one to the next.
    private func words(ofFewLines wanted: Bitmap, _ lists: [Int64]) -> [UInt64] {
        var words = [UInt64](repeating: 0, count: (range.count + 63) / 64)
        words.withUnsafeMutableBufferPointer { words in
            lists.withUnsafeBufferPointer { lists in
                var row = range.lowerBound
                wanted.forEachOne { place in
                    let line = lines.lowerBound + place
                    func isReached(_ other: Int) -> Bool {
                        other < range.upperBound && PackedRange(lists[other]).start <= line
                    }
                    // The last row that begins at the line or before it: an empty list begins where the next one does.
                    var step = 1
                    while isReached(row + step) {
                        row += step
                        step *= 2
                    }
                    while step > 1 {
                        step /= 2
                        if isReached(row + step) { row += step }
                    }
                    let bit = row - range.lowerBound
                    words[bit >> 6] |= 1 << UInt64(bit & 63)
                }
            }
        }
        return words
    }
}

/// Where the lines of each row begin, if each row has some: a bit for each line.
private struct LineStarts {
    private let starts: [UInt64]
    private let rowCount: Int

    /// Finds the first lines of rows; nil if one has none.
    ///
    /// - Parameter lines: How many there are of all rows.
    init?(_ counts: [UInt32], lines: Int) {
        var isWhole = true
        rowCount = counts.count
        starts = [UInt64](unsafeUninitializedCapacity: lines / 64 + 1) { words, initialized in
            words.initialize(repeating: 0)
            var (line, hasEmpty) = (0, false)
            // A word is put together before it is written: to read each back for its next bit would wait for it to be written.
            var (place, word) = (0, UInt64(0))
            counts.withUnsafeBufferPointer { counts in
                for count in counts {
                    if line &>> 6 != place {
                        words[place] = word
                        (place, word) = (line &>> 6, 0)
                    }
                    word |= 1 &<< UInt64(truncatingIfNeeded: line & 63)
                    line &+= Int(count)
                    hasEmpty = hasEmpty || count == 0
                }
            }
            words[place] = word
            isWhole = !hasEmpty
            initialized = lines / 64 + 1
        }
        guard isWhole else { return nil }
    }

    /// The rows that have one of some lines: the row of a line is the number of rows that begin up to it, less one.
    func rows(ofLines wanted: Bitmap) -> Bitmap {
        var rows = [UInt64](repeating: 0, count: (rowCount + 63) / 64)
        rows.withUnsafeMutableBufferPointer { rows in
            starts.withUnsafeBufferPointer { starts in
                wanted.withWords { wanted in
                    var before = -1
                    for place in wanted.indices {
                        let start = starts[place]
                        var word = wanted[place]
                        while word != 0 {
                            let upTo = word ^ (word &- 1)
                            let row = before &+ (start & upTo).nonzeroBitCount
                            rows[row &>> 6] |= 1 &<< UInt64(truncatingIfNeeded: row & 63)
                            word &= word &- 1
                        }
                        before &+= start.nonzeroBitCount
                    }
                }
            }
        }
        return Bitmap(count: rowCount, words: rows)
    }
}
