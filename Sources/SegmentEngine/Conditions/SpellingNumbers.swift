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
    private var count: UInt32 = 0
    /// The number of each dictionary code, so that a text is looked up once.
    private var numbersOfCodes: [[UInt32]]
    /// Whether each text so far stood in one dictionary, so that its code tells it from all others.
    private var codesTellTexts: Bool

    /// Stands for what is missing, empty, or no single value.
    static let none = UInt32.max - 1
    private static let unknown = UInt32.max

    /// Gives numbers to the values of columns.
    init(columns: [UInt32], of snapshot: StoreSnapshot) {
        self.columns = columns
        dictionaries = columns.map { snapshot.dictionary(of: $0) }
        codesTellTexts = columns.count == 1
        numbersOfCodes = dictionaries.map { Array(repeating: Self.unknown, count: $0.count) }
    }

    /// The columns of some rows, looked up once for all of them; nil where there is none.
    func bound(in source: [UInt32: ColumnBuffer]) -> [ColumnBuffer?] { columns.map { source[$0] } }

    /// The numbers of the spellings in the first rows of columns, ``none`` where there is none; nil where not all are texts
    /// with codes, or many are different: a number for each is worth it then only where it is asked for.
    ///
    /// - Parameter bound: What ``bound(in:)`` gives.
    mutating func numbers(ofTexts count: Int, in bound: [ColumnBuffer?]) -> [UInt32]? {
        guard let codes = codes(ofTexts: count, in: bound), codeCount <= count / Self.fewestRepetitions else {
            return nil
        }
        for row in 0..<count where numbersOfCodes[0][Int(codes[row])] == Self.unknown {
            _ = number(ofCode: Int(codes[row]))
        }
        return numbersOfCodes[0].withUnsafeBufferPointer { numbers in
            codes.withUnsafeBufferPointer { codes in (0..<count).map { numbers[Int(codes[$0])] } }
        }
    }

    /// How often each text comes on average, at least, where all are worth a number.
    private static var fewestRepetitions: Int { 8 }

    /// The codes of the first rows of columns, where all are texts of one dictionary and a code tells a text from all others;
    /// nil where not.
    ///
    /// - Parameter bound: What ``bound(in:)`` gives.
    func codes(ofTexts count: Int, in bound: [ColumnBuffer?]) -> [Int64]? {
        guard codesTellTexts, bound.count == 1, let column = bound[0], column.commonClass == .text,
            column.count >= count
        else { return nil }
        return column.values
    }

    /// How many codes the dictionary of the only column has.
    var codeCount: Int { numbersOfCodes[0].count }

    /// The number of the spelling of a code of the only column, ``none`` for an empty text.
    mutating func number(ofCode code: Int) -> UInt32 { number(ofCode: code, 0) }

    /// The number of the spelling in a row, ``none`` where there is none.
    ///
    /// - Parameter bound: What ``bound(in:)`` gives.
    @inline(__always)
    mutating func number(of row: Int, in bound: [ColumnBuffer?]) -> UInt32 {
        for index in bound.indices {
            guard let column = bound[index], column.valueClass(row) != .absent else { continue }
            if column.classes[row] == .text, numbersOfCodes[index][Int(column.values[row])] < Self.none {
                return numbersOfCodes[index][Int(column.values[row])]
            }
            return number(of: row, in: column, index)
        }
        return Self.none
    }

    /// The numbers here of the spellings that another list of numbers of the same columns has, by their numbers there.
    mutating func numbers(ofAllIn other: SpellingNumbers) -> [UInt32] {
        var numbers = [UInt32](repeating: 0, count: Int(other.count))
        for index in columns.indices {
            for (code, number) in other.numbersOfCodes[index].enumerated() where number < other.count {
                numbers[Int(number)] = self.number(ofCode: code, index)
            }
        }
        for (spelling, number) in other.known {
            if case .text = spelling, codesTellTexts { noteTextsOfCodes() }
            numbers[Int(number)] = self.number(of: spelling)
        }
        return numbers
    }

    private mutating func number(of row: Int, in column: ColumnBuffer, _ index: Int) -> UInt32 {
        switch column.classes[row] {
        case .number, .numberText:
            let (mantissa, scale) = column.writtenNumber(row)
            return number(of: .number(mantissa, scale: scale))
        case .time: return number(of: .time(column.values[row], form: column.extras[row]))
        case .true: return number(of: .truth(true))
        case .false: return number(of: .truth(false))
        case .text, .digits: return number(ofCode: Int(column.values[row]), index)
        case .plainText:
            if codesTellTexts { noteTextsOfCodes() }
            let text = column.withPlain(row) { Array($0) }
            return text.isEmpty ? Self.none : number(of: .text(text))
        case .absent, .null, .json, .list, .listText, .object: return Self.none
        }
    }

    private mutating func number(ofCode code: Int, _ index: Int) -> UInt32 {
        if numbersOfCodes[index][code] == Self.unknown {
            if dictionaries[index].withText(UInt32(code), \.isEmpty) {
                numbersOfCodes[index][code] = Self.none
            } else if codesTellTexts {
                numbersOfCodes[index][code] = next()
            } else {
                numbersOfCodes[index][code] = number(of: .text(text(of: code, index)))
            }
        }
        return numbersOfCodes[index][code]
    }

    private func text(of code: Int, _ index: Int) -> [UInt8] {
        dictionaries[index].withText(UInt32(code)) { Array($0) }
    }

    /// Makes the texts that have numbers known by themselves, since one came that has no code.
    private mutating func noteTextsOfCodes() {
        codesTellTexts = false
        for index in columns.indices {
            for (code, number) in numbersOfCodes[index].enumerated() where number < count {
                known[.text(text(of: code, index))] = number
            }
        }
    }

    private mutating func number(of spelling: Spelling) -> UInt32 {
        if let known = known[spelling] { return known }
        let number = next()
        known[spelling] = number
        return number
    }

    private mutating func next() -> UInt32 {
        count += 1
        return count - 1
    }
}
