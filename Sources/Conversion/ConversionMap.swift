package import DelimitedText
internal import SegmentLanguage

/// What a map file says: how the rows of a table become events.
package struct ConversionMap: Hashable, Sendable {
    /// The file's path as it was given.
    package let path: String
    /// What it says of the table's format.
    package let settings: DelimitedSettings
    let eventType: EventTypeRule
    let occurred: ValueRule
    /// The parameters of which the first that has a value is the key; empty for the usual ones.
    let key: [String]
    /// What makes the key before any parameter does; nil if the map names no column for it.
    let keyRule: ValueRule?
    /// The column by which lines belong to one event.
    let group: ColumnReference?
    let parameters: [ValueRule]
    let items: [ValueRule]
    let skips: [SkipRule]

    private static let members = [
        "encoding", "delimiter", "decimal", "dates", "header", "event", "occurred", "key", "group", "params", "items",
        "skip",
    ]

    /// Reads a map.
    ///
    /// - Throws: ``MapError`` with the line.
    package init(_ text: String, path: String) throws(MapError) {
        self.path = path
        let node = try MapNode(text, path: path)
        let members = try node.members("the map", known: Self.members)
        settings = try DelimitedSettings(members)
        guard let event = members["event"] else {
            throw node.failure("event is missing: which event type the rows become, such as orderCreated")
        }
        eventType = try EventTypeRule(event)
        var parameters: [ValueRule] = []
        if let params = members["params"] {
            for (name, value) in try params.members("params") {
                parameters.append(try ValueRule(value, for: name, maySum: true))
            }
        }
        self.parameters = parameters
        var items: [ValueRule] = []
        if let node = members["items"] {
            for (name, value) in try node.members("items") { items.append(try ValueRule(value, for: name)) }
            if parameters.contains(where: { $0.name == "items" }) {
                throw node.failure("items: there is a parameter of this name as well; keep one of them")
            }
        }
        self.items = items
        if let node = members["occurred"] {
            occurred = try ValueRule(node, for: "occurred")
            guard occurred.kind == .date else { throw node.failure("occurred: it can only be a date") }
        } else if let date = parameters.first(where: { $0.name == "date" }) {
            var rule = date
            (rule.name, rule.kind) = ("occurred", .date)
            occurred = rule
        } else {
            throw node.failure("occurred is missing: the column that says when the event happened")
        }
        if let node = members["key"], node.isMapping {
            (key, keyRule) = ([], try ValueRule(node, for: "key"))
        } else {
            (key, keyRule) = (try Self.key(members["key"], parameters: parameters), nil)
        }
        if let node = members["group"] {
            group = ColumnReference(name: try node.requiredText("group"), line: node.line)
        } else {
            group = nil
        }
        var skips: [SkipRule] = []
        if let node = members["skip"] {
            guard let elements = node.elements else { throw node.failure("skip: expected a list of conditions") }
            for element in elements { skips.append(try SkipRule(element)) }
        }
        self.skips = skips
    }

    private static func key(_ node: MapNode?, parameters: [ValueRule]) throws(MapError) -> [String] {
        guard let node else { return [] }
        let names = try node.texts("key")
        let known = parameters.map(\.name)
        for name in names where !known.contains(name) {
            let near = nearestName(to: name, in: known).map { "; did you mean \($0)?" } ?? ""
            throw node.failure("key: the map makes no parameter \(name)\(near)")
        }
        return names
    }
}

extension ConversionMap {
    /// What makes the values of a head behind the event type: the time, the parameters, and the key if it has a column of its own.
    var headRules: [ValueRule] { [occurred] + parameters + (keyRule.map { [$0] } ?? []) }
}

extension DelimitedSettings {
    /// What the members of a map say of a table's format.
    init(_ members: [String: MapNode]) throws(MapError) {
        self.init()
        encoding = try Self.setting(members, "encoding", TextEncoding.allCases.map(\.rawValue)) {
            TextEncoding(name: $0)
        }
        delimiter = try Self.setting(members, "delimiter", ["comma", "semicolon", "tab", "any one sign"]) {
            Delimiter(name: $0)
        }
        decimalMark = try Self.setting(members, "decimal", DecimalMark.allCases.map(\.rawValue)) {
            DecimalMark(rawValue: $0)
        }
        dateOrder = try Self.setting(members, "dates", DateOrder.allCases.map(\.rawValue)) { DateOrder(rawValue: $0) }
        columns = try members["header"]?.texts("header")
    }

    private static func setting<Value>(
        _ members: [String: MapNode],
        _ name: String,
        _ known: [String],
        _ value: (String) -> Value?
    ) throws(MapError) -> Value? {
        guard let node = members[name] else { return nil }
        let text = try node.requiredText(name)
        guard let value = value(text) else {
            throw node.failure("\(name): \(text) is unknown; there are \(known.joined(separator: ", "))")
        }
        return value
    }
}
