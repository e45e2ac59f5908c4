/// A JSON value made to be written: members keep their order, numbers their digits.
package enum JSONDocument: Sendable {
    /// Members in the order in which they are written; the caller sees to it that no name comes twice.
    case object([(String, JSONDocument)])
    case list([JSONDocument])
    case text(String)
    case integer(Int)
    /// A number by its digits, which are written as they are; what is no JSON number is written as a text.
    case decimal(String)
    case boolean(Bool)
    case null
}

extension JSONDocument: Equatable {
    /// Whether both are written alike, members in the same order and numbers with the same digits.
    package static func == (left: JSONDocument, right: JSONDocument) -> Bool {
        switch (left, right) {
        case (.object(let a), .object(let b)): a.elementsEqual(b) { $0.0 == $1.0 && $0.1 == $1.1 }
        case (.list(let a), .list(let b)): a == b
        case (.text(let a), .text(let b)): a == b
        case (.integer(let a), .integer(let b)): a == b
        case (.decimal(let a), .decimal(let b)): a == b
        case (.boolean(let a), .boolean(let b)): a == b
        case (.null, .null): true
        default: false
        }
    }
}

extension JSONDocument: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral,
    ExpressibleByNilLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
    /// A text.
    package init(stringLiteral value: String) { self = .text(value) }

    /// A whole number.
    package init(integerLiteral value: Int) { self = .integer(value) }

    /// True or false.
    package init(booleanLiteral value: Bool) { self = .boolean(value) }

    /// Null.
    package init(nilLiteral: ()) { self = .null }

    /// A list.
    package init(arrayLiteral elements: JSONDocument...) { self = .list(elements) }

    /// An object whose members keep the order of the literal.
    package init(dictionaryLiteral elements: (String, JSONDocument)...) { self = .object(elements) }
}
