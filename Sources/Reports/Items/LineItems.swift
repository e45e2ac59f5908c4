internal import EventStore

/// Gives the items of lines small numbers, in order of appearance.
struct LineItems {
    private struct Number: Hashable {
        let mantissa: Int64
        let scale: UInt16
    }

    private let column: ColumnBuffer
    private let classes: [ValueClass]
    private let values: [Int64]
    private var ofCodes: [Int32]
    private var ofNumbers: [Number: Int32] = [:]
    private var count: Int32 = 0

    init(_ column: ColumnBuffer, dictionary: TextDictionary) {
        self.column = column
        (classes, values) = (column.classes, column.values)
        ofCodes = Array(repeating: -1, count: dictionary.count)
    }

    /// The number of a line's item, the next one if it has none yet; nil if the line names no item.
    mutating func item(of line: Int) -> Int? {
        guard line < classes.count else { return nil }
        switch classes[line] {
        case .absent, .null, .list, .listText, .object: return nil
        case .text, .digits, .json:
            let code = Int(values[line])
            if ofCodes[code] < 0 { ofCodes[code] = next() }
            return Int(ofCodes[code])
        case .number, .numberText:
            let written = column.writtenNumber(line)
            let key = Number(mantissa: written.mantissa, scale: written.scale)
            if let known = ofNumbers[key] { return Int(known) }
            let item = next()
            ofNumbers[key] = item
            return Int(item)
        // Whether they are the same as others is found where row groups are put together.
        case .plainText, .time, .true, .false: return Int(next())
        }
    }

    private mutating func next() -> Int32 {
        defer { count += 1 }
        return count
    }
}
