package import DelimitedText
internal import EventModel
internal import SegmentLanguage

/// What a map file says of contact lists: what the columns are whose names do not tell it.
///
///     columns:
///       E-Post: email
///       Ort: city
///       Seit: {field: memberSince, as: date}
///     skip: [Notes]
///     delimiter: semicolon
///
/// In JSON the names are those of members and the ids of additional fields.
package struct ContactListMap: Hashable, Sendable {
    /// The file's path as it was given.
    package let path: String
    /// What it says of a table's format.
    package let settings: DelimitedSettings
    /// What it says of columns, with the line of each.
    private let columns: [String: ContactColumn]
    private let lines: [String: Int]

    /// Makes a map that says nothing: every name means what it means by itself.
    package init() {
        path = ""
        settings = DelimitedSettings()
        columns = [:]
        lines = [:]
    }

    /// Reads a map.
    ///
    /// - Throws: ``MapError`` with the line.
    package init(_ text: String, path: String) throws(MapError) {
        self.path = path
        let node = try MapNode(text, path: path)
        let members = try node.members(
            "the map",
            known: ["encoding", "delimiter", "dates", "header", "columns", "skip"]
        )
        settings = try DelimitedSettings(members)
        var columns: [String: ContactColumn] = [:]
        var lines: [String: Int] = [:]
        if let node = members["columns"] {
            for (name, value) in try node.members("columns") {
                columns[name] = try Self.column(value, of: name)
                lines[name] = value.line
            }
        }
        if let node = members["skip"] {
            for name in try node.texts("skip") {
                guard columns[name] == nil else { throw node.failure("skip: \(name) stands in columns as well") }
                columns[name] = .leftOut
                lines[name] = node.line
            }
        }
        self.columns = columns
        self.lines = lines
    }

    private static func column(_ node: MapNode, of name: String) throws(MapError) -> ContactColumn {
        guard node.isMapping else {
            switch ContactColumn(named: try node.requiredText("columns, \(name)")) {
            case .identifier(let kind, _): return .identifier(kind, otherwise: name)
            case let column: return column
            }
        }
        let members = try node.members(name, known: ["field", "as"])
        guard let field = members["field"] else { throw node.failure("\(name): field is missing, the field's name") }
        let kind = try members["as"]?.requiredText("as") ?? "text"
        guard kind == "text" || kind == "date" else {
            throw node.failure("\(name): as \(kind) is unknown; there are text, date")
        }
        let text = try field.requiredText("field")
        return .field(StandardContactField(name: text)?.rawValue ?? text, isDate: kind == "date")
    }

    /// What a column is.
    func column(named name: String) -> ContactColumn { columns[name] ?? ContactColumn(named: name) }

    /// What the map says of a name; nil if it says nothing.
    func named(_ name: String) -> ContactColumn? { columns[name] }

    /// Makes sure that a table has all columns that the map speaks of.
    func check(_ names: [String], of table: String) throws(MapError) {
        for name in columns.keys.sorted() where !names.contains(name) {
            let near = nearestName(to: name, in: names).map { "; did you mean \($0)?" } ?? ""
            let all = names.prefix(50).joined(separator: ", ") + (names.count > 50 ? ", ..." : "")
            throw MapError(
                path: path,
                line: lines[name],
                problem: "\(table) has no column \(name)\(near)\nIts columns: \(all)"
            )
        }
    }
}
