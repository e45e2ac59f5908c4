/// How a map makes one value of an event.
package struct ValueRule: Hashable, Sendable {
    /// The parameter or member that it is for.
    var name: String
    /// The column that it comes from.
    var column: ColumnReference?
    /// What it is made of the cell as.
    var kind: ValueKind
    /// What it is whatever the row says.
    var constant: String?
    /// What the texts of the column mean, by their case-folded spelling.
    var translations: [String: String]?
    /// What it is where the cell is empty, or has no translation.
    var fallback: String?
    /// The columns whose product is added up over the lines where the column has nothing.
    var factors: [ColumnReference] = []
    /// Where the map has it.
    var line: Int?
}

extension ValueRule {
    private static let members = ["column", "value", "as", "values", "default", "sum"]

    /// Reads a rule: the name of a column, or members that say more.
    init(_ node: MapNode, for name: String, maySum: Bool = false) throws(MapError) {
        self.name = name
        line = node.line
        kind = .usual(of: name)
        guard node.isMapping else {
            column = ColumnReference(name: try node.requiredText(name), line: node.line)
            return
        }
        let members = try node.members(name, known: Self.members)
        if let kindNode = members["as"] {
            let word = try kindNode.requiredText("as")
            guard let known = ValueKind(rawValue: word) else {
                let words = ValueKind.allCases.map(\.rawValue).joined(separator: ", ")
                throw kindNode.failure("as: \(word) is no kind of value; there are \(words)")
            }
            kind = known
        }
        if let node = members["column"] {
            column = ColumnReference(name: try node.requiredText("column"), line: node.line)
        }
        constant = try members["value"]?.requiredText("value")
        fallback = try members["default"]?.requiredText("default")
        if let node = members["values"] { translations = try Self.translations(node) }
        if let node = members["sum"] {
            guard maySum else { throw node.failure("sum: only a parameter can be a sum over the lines of an order") }
            factors = try node.texts("sum").map { ColumnReference(name: $0, line: node.line) }
        }
        try check(node)
    }

    private func check(_ node: MapNode) throws(MapError) {
        switch (column, constant) {
        case (nil, nil) where factors.isEmpty:
            throw node.failure("\(name): say which column, a constant value, or a sum of columns")
        case (_?, _?): throw node.failure("\(name): a column or a constant value, not both")
        case (nil, _) where translations != nil: throw node.failure("\(name): values translate a column; name it")
        case (_, _?) where !factors.isEmpty: throw node.failure("\(name): a constant value or a sum, not both")
        default: break
        }
        guard factors.isEmpty || fallback == nil else { throw node.failure("\(name): a sum needs no default") }
        guard factors.isEmpty || kind == .number else {
            throw node.failure("\(name): a sum is a number; say as: number")
        }
    }

    private static func translations(_ node: MapNode) throws(MapError) -> [String: String] {
        var translations: [String: String] = [:]
        for (text, meaning) in try node.members("values") {
            let folded = folded(text)
            guard translations[folded] == nil else {
                throw meaning.failure("values: \(text) comes twice; case makes no difference")
            }
            translations[folded] = try meaning.requiredText(text)
        }
        return translations
    }

    /// The spelling by which texts of a column are the same.
    static func folded(_ text: String) -> String { text.lowercased() }
}
