internal import EventModel
internal import EventStore

/// A number in a line.
struct LineNumber {
    /// The number, at a scale that others of its chunk have too.
    let number: ExactDecimal
    /// The digits after the point that it was written with.
    let digits: Int
}

/// Reads the numbers in a field of lines, given as numbers or as texts.
struct LineNumbers {
    private let classes: [ValueClass]
    private let values: [Int64]
    private let scales: [UInt16]
    private let ownScales: [UInt16]?
    private let plainTexts: [UInt8]
    private let dictionary: TextDictionary?

    /// Reads a field of some lines; without one there are no numbers.
    init(_ column: UInt32?, in lines: LineBuffer, of snapshot: StoreSnapshot) {
        let buffer = column.flatMap { lines.columns[$0] }
        (classes, values, scales) = (buffer?.classes ?? [], buffer?.values ?? [], buffer?.extras ?? [])
        (ownScales, plainTexts) = (buffer?.ownScales, buffer?.plainTexts ?? [])
        dictionary = column.map { snapshot.dictionary(of: $0) }
    }

    /// The number in a line; nil if there is none.
    func number(_ line: Int) -> LineNumber? {
        guard line < classes.count else { return nil }
        switch classes[line] {
        case .number, .numberText:
            let scale = Int(scales[line])
            return LineNumber(
                number: ExactDecimal(mantissa: Int128(values[line]), scale: scale),
                digits: ownScales.map { Int($0[line]) } ?? scale
            )
        case .text, .digits:
            return dictionary?.withText(UInt32(values[line])) { DecimalText.number($0) }.map { Self.written($0) }
        case .plainText:
            let range = PackedRange(values[line])
            return plainTexts[range.start..<range.start + range.count].withUnsafeBytes { DecimalText.number($0) }
                .map { Self.written($0) }
        case .absent, .null, .true, .false, .time, .list, .listText, .object, .json: return nil
        }
    }

    private static func written(_ number: ExactDecimal) -> LineNumber {
        LineNumber(number: number, digits: number.scale)
    }
}
