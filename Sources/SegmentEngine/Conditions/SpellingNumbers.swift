internal import EventModel
internal import EventStore

/// Gives each spelling of a value a number, in order of appearance.
struct SpellingNumbers {
    private enum Spelling: Hashable {
        case number(Int64, scale: UInt16)
        case time(Int64, form: UInt16)
        case text([UInt8])
        case truth(Bool)
    }

    /// The columns that can hold the value; the first that has one in a row counts.
    let columns: [UInt32]
    private let dictionaries: [TextDictionary]
    private var known: [Spelling: UInt32] = [:]
    /// The number of each dictionary code, so that a text is looked up once.
    private var numbersOfCodes: [[UInt32]]

    private static let unknown = UInt32.max
    private static let empty = UInt32.max - 1

    /// Gives numbers to the values of columns.
    init(columns: [UInt32], of snapshot: StoreSnapshot) {
        self.columns = columns
        dictionaries = columns.map { snapshot.dictionary(of: $0) }
        numbersOfCodes = dictionaries.map { Array(repeating: Self.unknown, count: $0.count) }
    }

    /// The number of the spelling in a row; nil for what is missing, empty, or no single value.
    mutating func number(of row: Int, in source: [UInt32: ColumnBuffer]) -> UInt32? {
        for index in columns.indices {
            guard let column = source[columns[index]], column.valueClass(row) != .absent else { continue }
            return number(of: row, in: column, index)
        }
        return nil
    }

    private mutating func number(of row: Int, in column: ColumnBuffer, _ index: Int) -> UInt32? {
        switch column.classes[row] {
        case .number, .numberText: return number(of: .number(column.values[row], scale: column.extras[row]))
        case .time: return number(of: .time(column.values[row], form: column.extras[row]))
        case .true: return number(of: .truth(true))
        case .false: return number(of: .truth(false))
        case .text, .digits:
            let number = number(ofCode: Int(column.values[row]), index)
            return number == Self.empty ? nil : number
        case .plainText:
            let text = column.withPlain(row) { Array($0) }
            return text.isEmpty ? nil : number(of: .text(text))
        case .absent, .null, .json, .list, .listText, .object: return nil
        }
    }

    private mutating func number(ofCode code: Int, _ index: Int) -> UInt32 {
        if numbersOfCodes[index][code] == Self.unknown {
            let text = dictionaries[index].withText(UInt32(code)) { Array($0) }
            numbersOfCodes[index][code] = text.isEmpty ? Self.empty : number(of: .text(text))
        }
        return numbersOfCodes[index][code]
    }

    private mutating func number(of spelling: Spelling) -> UInt32 {
        if let known = known[spelling] { return known }
        let number = UInt32(known.count)
        known[spelling] = number
        return number
    }
}
