internal import EventModel
internal import SegmentLanguage

/// What a value must be so that a literal can meet it.
enum WantedType: Hashable {
    /// A number, or a text that is one.
    case number
    /// A date or time.
    case time
    /// `true` or `false`.
    case truth(Bool)
    /// A text.
    case text
    /// A text, or a number with such signs among its digits.
    case spelling

    /// What it is, for a message.
    var noun: String {
        switch self {
        case .number: "a number"
        case .time: "a date"
        case .truth(let value): value ? "true" : "false"
        case .text, .spelling: "a text"
        }
    }
}

extension ValueTest {
    /// What a value must be, one of these, so that the positive side can hold; none if it can hold for any value.
    var wantedTypes: [WantedType] {
        switch kind {
        case .isSet, .isEmpty, .compare(.matches, _): return []
        case .compare(let comparison, let literal):
            // Among texts a number is its digits, which may stand in any text.
            if case .number = literal.value, NumberInterval(comparison, .zero) == nil { return [] }
            return [literal.wantedType]
        case .oneOf, .between: return literals.map(\.wantedType)
        }
    }

    /// The texts of which a value must be one.
    var wantedTexts: [(text: String, range: SourceRange)] {
        switch kind {
        case .compare(.equal, let literal): literal.asText
        case .oneOf(let literals): literals.flatMap(\.asText)
        case .compare, .between, .isSet, .isEmpty: []
        }
    }
}

extension Literal {
    fileprivate var wantedType: WantedType {
        switch value {
        case .number: .number
        case .date, .dateTime: .time
        case .boolean(let truth): .truth(truth)
        // Numbers and times are met by their signs, so a text of such signs alone can meet them.
        case .text(let text): text.utf8.allSatisfy { "0123456789.+-eETZ: ".utf8.contains($0) } ? .spelling : .text
        }
    }

    fileprivate var asText: [(text: String, range: SourceRange)] {
        if case .text(let text) = value { [(text, range)] } else { [] }
    }
}
