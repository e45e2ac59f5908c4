internal import EventModel
internal import EventStore

/// What a stored value is outside of JSON.
enum PlainValue {
    /// There is none, or it is null.
    case missing
    case boolean(Bool)
    /// A number, given as one or as a text.
    case number(mantissa: Int64, scale: UInt8)
    /// A text, or the digits of a number that 64 bits do not hold; its bytes were appended.
    case text
    /// A list or an object, as the JSON text whose bytes were appended.
    case json
}

/// Reads the values of columns.
struct PlainValues {
    private let snapshot: StoreSnapshot
    private var dictionaries: [UInt32: TextDictionary] = [:]

    init(_ snapshot: StoreSnapshot) {
        self.snapshot = snapshot
    }

    /// Appends the bytes of the value in a row, if it is a text or JSON, and says what it is.
    mutating func append(_ row: Int, of buffer: ColumnBuffer?, to bytes: inout [UInt8]) -> PlainValue {
        guard let buffer, row < buffer.count else { return .missing }
        let value = buffer.values[row]
        switch buffer.classes[row] {
        case .absent, .null: return .missing
        case .false: return .boolean(false)
        case .true: return .boolean(true)
        case .number, .numberText: return .number(mantissa: value, scale: UInt8(buffer.extras[row]))
        case .text, .digits: return appendCode(value, of: buffer, .text, to: &bytes)
        case .json: return appendCode(value, of: buffer, .json, to: &bytes)
        case .plainText:
            let range = PackedRange(value)
            bytes += buffer.plainTexts[range.start..<range.start + range.count]
            return .text
        case .time:
            snapshot.appendTime(value, form: buffer.extras[row], to: &bytes)
            return .text
        case .list, .listText, .object:
            snapshot.appendLines(row, of: buffer, to: &bytes)
            return .json
        }
    }

    private mutating func appendCode(
        _ code: Int64,
        of buffer: ColumnBuffer,
        _ kind: PlainValue,
        to bytes: inout [UInt8]
    ) -> PlainValue {
        let dictionary = dictionaries[buffer.column] ?? snapshot.dictionary(of: buffer.column)
        dictionaries[buffer.column] = dictionary
        dictionary.withText(UInt32(truncatingIfNeeded: code)) { bytes += $0 }
        return kind
    }
}

/// Times as tables have them: `2024-11-02T10:15:00`, with a fraction only if there is one.
enum PlainTime {
    static func append(_ microseconds: Int64, to bytes: inout [UInt8]) {
        let clock = WallClock(microseconds: microseconds)
        let (date, time) = (clock.date, clock.time)
        append(date.year, 4, to: &bytes)
        for part in [date.month, date.day] { append(part, 2, after: "-", to: &bytes) }
        append(time.hour, 2, after: "T", to: &bytes)
        for part in [time.minute, time.second] { append(part, 2, after: ":", to: &bytes) }
        guard time.microsecond > 0 else { return }
        append(time.microsecond, 6, after: ".", to: &bytes)
        while bytes.last == UInt8(ascii: "0") { bytes.removeLast() }
    }

    private static func append(_ value: Int, _ width: Int, after mark: Unicode.Scalar? = nil, to bytes: inout [UInt8]) {
        if let mark { bytes.append(UInt8(ascii: mark)) }
        var power = 1
        for _ in 1..<width { power *= 10 }
        while power > 0 {
            bytes.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: value / power % 10))
            power /= 10
        }
    }
}
