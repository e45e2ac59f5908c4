internal import EventModel

/// What a map asks of one column of a row.
package struct RowCondition: Hashable, Sendable {
    /// The column.
    let column: ColumnReference
    /// What must hold of its cell, all of it.
    let tests: [Test]

    /// One thing that can hold of a cell.
    enum Test: Hashable, Sendable {
        case isOne([[UInt8]])
        case isNone([[UInt8]])
        case begins([[UInt8]])
        case ends([[UInt8]])
        case contains([[UInt8]])
        case empty(Bool)
        case below(ExactDecimal)
        case above(ExactDecimal)
    }

    /// The members that make a condition.
    static let members = ["column", "is", "not", "begins", "ends", "contains", "empty", "below", "above"]
}

extension RowCondition {
    /// Reads a condition from the members of a rule; nil if there is none.
    init?(_ members: [String: MapNode], of node: MapNode) throws(MapError) {
        guard let columnNode = members["column"] else {
            if let word = Self.members.first(where: { members[$0] != nil }) {
                throw node.failure("\(word): say of which column")
            }
            return nil
        }
        column = ColumnReference(name: try columnNode.requiredText("column"), line: columnNode.line)
        var tests: [Test] = []
        for word in Self.members.dropFirst() {
            guard let node = members[word] else { continue }
            tests.append(try Self.test(word, node))
        }
        guard !tests.isEmpty else {
            throw node.failure(
                "column \(column.name): say what of it, by one of \(Self.members.dropFirst().joined(separator: ", "))"
            )
        }
        self.tests = tests
    }

    private static func test(_ word: String, _ node: MapNode) throws(MapError) -> Test {
        switch word {
        case "empty":
            switch node.text {
            case "yes", "true": return .empty(true)
            case "no", "false": return .empty(false)
            default: throw node.failure("empty: write yes or no")
            }
        case "below", "above":
            let text = try node.requiredText(word)
            guard let number = DecimalText.number(text) else { throw node.failure("\(word): \(text) is no number") }
            return word == "below" ? .below(number) : .above(number)
        default:
            let texts = try node.texts(word).map { Array($0.utf8) }
            return switch word {
            case "is": .isOne(texts)
            case "not": .isNone(texts)
            case "begins": .begins(texts)
            case "ends": .ends(texts)
            default: .contains(texts)
            }
        }
    }

    /// The condition in words, for the count of skipped rows.
    var described: String {
        column.name + " " + tests.map(\.described).joined(separator: " and ")
    }
}

extension RowCondition.Test {
    fileprivate var described: String {
        func list(_ texts: [[UInt8]]) -> String {
            texts.map { String(decoding: $0, as: UTF8.self) }.joined(separator: " or ")
        }
        return switch self {
        case .isOne(let texts): "is \(list(texts))"
        case .isNone(let texts): "is not \(list(texts))"
        case .begins(let texts): "begins with \(list(texts))"
        case .ends(let texts): "ends with \(list(texts))"
        case .contains(let texts): "contains \(list(texts))"
        case .empty(let wanted): wanted ? "is empty" : "is not empty"
        case .below(let number): "is below \(number)"
        case .above(let number): "is above \(number)"
        }
    }
}
