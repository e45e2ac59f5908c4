internal import Columns
internal import EventModel
internal import EventStore

/// The positive side of a test on one parameter or field, bound to the store's columns.
///
/// A test of a dictionary's text is decided once and kept in a table of bytes, one a code, however many rows have it.
final class ColumnTest {
    /// The columns that can hold the value: more than one only for identifiers, whose names are written in several
    /// ways.
    let columns: [UInt32]
    private let matcher: ValueMatcher
    private let dictionaries: [TextDictionary]
    private var decisions: [[Decision]]
    private var scratch: [UInt8] = []

    private enum Decision: UInt8 {
        case open
        case fails
        case passes
    }

    /// Binds a test to columns.
    init(_ matcher: ValueMatcher, columns: [UInt32], of snapshot: StoreSnapshot) {
        self.matcher = matcher
        self.columns = columns
        dictionaries = columns.map { snapshot.dictionary(of: $0) }
        decisions = dictionaries.map { Array(repeating: .open, count: $0.count) }
    }

    /// The rows whose value passes, counted from the first of the rows.
    ///
    /// Of several columns the first that has a value in the row counts.
    func passing(_ rows: Range<Int>, in source: [UInt32: ColumnBuffer]) -> Bitmap {
        var result = Bitmap(count: rows.count)
        var settled: Bitmap?
        for index in columns.indices {
            guard let column = source[columns[index]] else { continue }
            var passing = decide(rows, of: column, index)
            if let settled { passing.formAndNot(with: settled) }
            result.formOr(with: passing)
            guard index + 1 < columns.count else { break }
            let present = Self.present(rows, of: column)
            if settled == nil { settled = present } else { settled?.formOr(with: present) }
        }
        return result
    }

    private static func present(_ rows: Range<Int>, of column: ColumnBuffer) -> Bitmap {
        Bitmap(
            count: rows.count,
            ones: rows.lazy.filter { column.valueClass($0) != .absent }.map { $0 - rows.lowerBound }
        )
    }

    private func decide(_ rows: Range<Int>, of column: ColumnBuffer, _ index: Int) -> Bitmap {
        let dictionary = dictionaries[index]
        if rows.upperBound <= column.count {
            if let scale = column.commonScale, matcher.texts.isEmpty, !matcher.asksWhetherSet {
                if let bounds = matcher.onlyBounds(scale: Int(scale)) {
                    guard bounds.least <= bounds.greatest else { return Bitmap(count: rows.count) }
                    return column.rows(rows, within: bounds.least...bounds.greatest)
                }
            } else if let common = column.commonClass, common == .text || common == .digits {
                return decideCodes(rows, of: column, dictionary, index)
            }
        }
        var words = [UInt64](repeating: 0, count: (rows.count + 63) / 64)
        decisions[index].withUnsafeMutableBufferPointer { decisions in
            for row in rows.clamped(to: 0..<column.count) where passes(row, of: column, dictionary, decisions) {
                let position = row - rows.lowerBound
                words[position >> 6] |= 1 << UInt64(position & 63)
            }
        }
        return Bitmap(count: rows.count, words: words)
    }

    /// Decides rows that all have a code.
    private func decideCodes(
        _ rows: Range<Int>,
        of column: ColumnBuffer,
        _ dictionary: TextDictionary,
        _ index: Int
    ) -> Bitmap {
        decisions[index].withUnsafeMutableBufferPointer { decisions in
            if let known = codes(column.knownRange, dictionary), known.count <= Self.fewCodes {
                // Where few codes can come and those that pass lie side by side, none need be unpacked.
                let passing = known.filter { decide(Int($0), of: dictionary, decisions) }
                guard let first = passing.first, let last = passing.last else { return Bitmap(count: rows.count) }
                if passing.count == last - first + 1 { return column.rows(rows, within: first...last) }
            }
            return column.values.withUnsafeBufferPointer { values in
                Bitmap(of: rows) { decide(Int(values[$0]), of: dictionary, decisions) }
            }
        }
    }

    /// The codes of a dictionary in a range; nil if there is none.
    private func codes(_ range: ClosedRange<Int64>?, _ dictionary: TextDictionary) -> ClosedRange<Int64>? {
        guard let range, range.lowerBound >= 0, range.lowerBound < dictionary.count else { return nil }
        return range.clamped(to: 0...Int64(dictionary.count - 1))
    }

    /// So many codes are decided although perhaps not all of them come.
    private static let fewCodes = 64

    /// Whether the text of a code passes.
    @inline(__always)
    private func decide(
        _ code: Int,
        of dictionary: TextDictionary,
        _ decisions: UnsafeMutableBufferPointer<Decision>
    ) -> Bool {
        if decisions[code] == .open {
            let passes = dictionary.withText(UInt32(code)) { matcher.passes(text: $0) }
            decisions[code] = passes ? .passes : .fails
        }
        return decisions[code] == .passes
    }

    @inline(__always)
    private func passes(
        _ row: Int,
        of column: ColumnBuffer,
        _ dictionary: TextDictionary,
        _ decisions: UnsafeMutableBufferPointer<Decision>
    ) -> Bool {
        switch column.classes[row] {
        case .number, .numberText:
            if matcher.passes(mantissa: column.values[row], scale: Int(column.extras[row])) { return true }
            guard !matcher.texts.isEmpty else { return false }
            let (mantissa, scale) = column.writtenNumber(row)
            return matcher.passes(digitsOf: mantissa, scale: Int(scale), &scratch)
        case .text, .digits:
            return decide(Int(column.values[row]), of: dictionary, decisions)
        case .time: return matcher.passes(time: column.values[row], form: column.extras[row], &scratch)
        case .plainText: return column.withPlain(row) { matcher.passes(text: $0) }
        case .true: return matcher.passesTrue
        case .false: return matcher.passesFalse
        case .absent, .null: return false
        case .list, .listText, .object:
            return matcher.asksWhetherSet && PackedRange(column.values[row]).count > 0
        case .json:
            // Its only question: a list that holds something else than objects compares with nothing.
            return matcher.asksWhetherSet && dictionary.withText(UInt32(column.values[row])) { $0.count > 2 }
        }
    }
}

extension ColumnBuffer {
    /// Calls with the plain text of a row.
    func withPlain<Result>(_ row: Int, _ body: (UnsafeRawBufferPointer) -> Result) -> Result {
        let range = PackedRange(values[row])
        return plainTexts.withUnsafeBytes {
            body(UnsafeRawBufferPointer(rebasing: $0[range.start..<range.start + range.count]))
        }
    }
}
