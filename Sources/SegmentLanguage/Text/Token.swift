import EventModel

/// One word, value or sign of a segment's text.
struct Token: Sendable {
    enum Kind: Hashable, Sendable {
        /// Letters, digits and underscores: a keyword or a name, the parser decides.
        case word(String)
        /// A name in backticks, escapes resolved.
        case quotedName(String)
        case text(String)
        case number(ExactDecimal, digits: String)
        case date(WallClock)
        case dateTime(WallClock)
        case symbol(Symbol)
        /// Something that has its diagnostic already.
        case invalid
        case end
    }

    enum Symbol: String, Hashable, Sendable {
        case openBracket = "("
        case closeBracket = ")"
        case comma = ","
        case dot = "."
        case percent = "%"
        case equal = "="
        case notEqual = "!="
        case less = "<"
        case lessOrEqual = "<="
        case greater = ">"
        case greaterOrEqual = ">="
        case equalIgnoringCase = "~="

        /// Whether the sign compares a value on its left with one on its right.
        var isOperator: Bool {
            switch self {
            case .openBracket, .closeBracket, .comma, .dot, .percent: false
            default: true
            }
        }
    }

    let kind: Kind
    let range: SourceRange
    /// A bare word in lower case, for keywords; empty for everything else.
    let keyword: String

    init(_ kind: Kind, _ range: SourceRange) {
        self.kind = kind
        self.range = range
        if case .word(let word) = kind { keyword = word.lowercased() } else { keyword = "" }
    }

    /// The name that this token gives, whether bare or in backticks.
    var name: String? {
        switch kind {
        case .word(let name), .quotedName(let name): name
        default: nil
        }
    }
}
