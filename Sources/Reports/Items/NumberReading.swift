internal import EventModel
internal import EventStore

/// Reads the numbers in a field of lines, given as numbers or as texts.
struct NumberReading {
    private let buffer: ColumnBuffer?
    private let dictionary: TextDictionary?

    /// Reads a field of some lines; without one there are no numbers.
    init(_ column: UInt32?, in lines: LineBuffer, of snapshot: StoreSnapshot) {
        buffer = column.flatMap { lines.columns[$0] }
        dictionary = column.map { snapshot.dictionary(of: $0) }
    }

    /// The number in a line; nil if there is none.
    func number(_ line: Int) -> ExactDecimal? {
        guard let buffer else { return nil }
        switch buffer.valueClass(line) {
        case .number, .numberText:
            return ExactDecimal(mantissa: Int128(buffer.values[line]), scale: Int(buffer.extras[line]))
        case .text, .digits: return dictionary?.withText(UInt32(buffer.values[line])) { DecimalText.number($0) }
        case .plainText:
            let range = PackedRange(buffer.values[line])
            return buffer.plainTexts[range.start..<range.start + range.count].withUnsafeBytes { DecimalText.number($0) }
        case .absent, .null, .true, .false, .time, .list, .listText, .object, .json: return nil
        }
    }
}
