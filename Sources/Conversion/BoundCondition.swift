internal import DelimitedText
internal import EventModel
internal import Glibc

/// A condition with the column of a table in place of its name.
struct BoundCondition {
    /// The column that is looked at.
    let column: Int
    private let tests: [RowCondition.Test]
    private let decimalMark: DecimalMark

    init(_ condition: RowCondition, columns: ColumnLookup, decimalMark: DecimalMark) throws(MapError) {
        column = try columns.index(of: condition.column)
        tests = condition.tests
        self.decimalMark = decimalMark
    }

    /// Whether the reader's row is meant.
    func holds(_ reader: DelimitedReader) -> Bool {
        let cell = reader.trimmedCell(column)
        for test in tests where !holds(test, cell) { return false }
        return true
    }

    private func holds(_ test: RowCondition.Test, _ cell: UnsafeRawBufferPointer) -> Bool {
        switch test {
        case .isOne(let texts): return Self.any(texts) { $0.count == cell.count && Self.has(cell, $0, at: 0) }
        case .isNone(let texts): return !Self.any(texts) { $0.count == cell.count && Self.has(cell, $0, at: 0) }
        case .begins(let texts): return Self.any(texts) { Self.has(cell, $0, at: 0) }
        case .ends(let texts): return Self.any(texts) { Self.has(cell, $0, at: cell.count - $0.count) }
        case .contains(let texts):
            return Self.any(texts) { text in
                text.count <= cell.count && (0...(cell.count - text.count)).contains { Self.has(cell, text, at: $0) }
            }
        case .empty(let wanted): return cell.isEmpty == wanted
        case .below(let limit): return NumberCell.number(cell, decimalMark).map { $0 < limit } ?? false
        case .above(let limit): return NumberCell.number(cell, decimalMark).map { $0 > limit } ?? false
        }
    }

    private static func any(_ texts: [[UInt8]], _ holds: ([UInt8]) -> Bool) -> Bool { texts.contains(where: holds) }

    private static func has(_ cell: UnsafeRawBufferPointer, _ text: [UInt8], at place: Int) -> Bool {
        guard place >= 0, place + text.count <= cell.count, let start = cell.baseAddress else { return false }
        return memcmp(start + place, text, text.count) == 0
    }
}
