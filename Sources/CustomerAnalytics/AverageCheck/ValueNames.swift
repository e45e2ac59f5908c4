internal import EventModel
package import EventStore

/// Gives the values of a column small numbers in order of appearance, and the numbers their texts.
///
/// Values are the same if they are spelled the same: the number 5 and the text "5" are, 5 and 5.0 are not.
package struct ValueNames {
    private struct Number: Hashable {
        let mantissa: Int64
        let scale: UInt16
    }

    /// The texts, by their numbers.
    package private(set) var texts: [String] = []
    /// By bytes, since a String would equal other spellings of the same letters.
    private var numbersOfTexts: [[UInt8]: UInt32] = [:]
    private var numbersOfNumbers: [Number: UInt32] = [:]
    private var numbersOfCodes: [UInt32]
    private let dictionary: TextDictionary
    private let zone: ClockZone

    /// Stands for no value.
    package static let none = UInt32.max

    /// Reads the values of a column.
    package init(column: UInt32, of snapshot: StoreSnapshot) {
        dictionary = snapshot.dictionary(of: column)
        numbersOfCodes = Array(repeating: Self.none, count: dictionary.count)
        zone = snapshot.zone
    }

    /// The number of the value in a row, or ``none`` for what is missing, null, or a list of objects.
    package mutating func number(of row: Int, in column: ColumnBuffer) -> UInt32 {
        let value = column.valueClass(row) == .absent ? 0 : column.values[row]
        switch column.valueClass(row) {
        case .absent, .null, .list, .listText, .object: return Self.none
        case .text, .digits, .json:
            let known = numbersOfCodes[Int(value)]
            guard known == Self.none else { return known }
            let number = number(of: dictionary.text(UInt32(value)))
            numbersOfCodes[Int(value)] = number
            return number
        case .number, .numberText:
            let written = column.writtenNumber(row)
            let key = Number(mantissa: written.mantissa, scale: written.scale)
            if let known = numbersOfNumbers[key] { return known }
            var digits: [UInt8] = []
            DecimalText.append(mantissa: key.mantissa, scale: UInt8(truncatingIfNeeded: key.scale), to: &digits)
            let number = number(of: String(decoding: digits, as: UTF8.self))
            numbersOfNumbers[key] = number
            return number
        case .time:
            let form = TimeForm(code: column.extras[row])
            return number(of: zone.written(WallClock(microseconds: value), form: form).text(in: form))
        case .plainText:
            let range = PackedRange(value)
            let bytes = column.plainTexts[range.start..<range.start + range.count]
            return number(of: String(decoding: bytes, as: UTF8.self))
        case .true: return number(of: "true")
        case .false: return number(of: "false")
        }
    }

    private mutating func number(of text: String) -> UInt32 {
        let bytes = Array(text.utf8)
        if let known = numbersOfTexts[bytes] { return known }
        let number = UInt32(texts.count)
        texts.append(text)
        numbersOfTexts[bytes] = number
        return number
    }
}
