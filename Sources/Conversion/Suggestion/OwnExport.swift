/// The CSV that `muster export` writes, as a table to be converted again.
struct OwnExport {
    /// The columns before those of the parameters; the first numbers the events, the second has their types.
    private static let columns = ["event", "type", "contact", "key", "occurred", "import"]

    /// The place of the column that numbers the events, which lines of one event share.
    let event: Int
    private let own: Set<Int>

    /// Finds the columns; nil in any other table.
    init?(_ columns: [ColumnSample]) {
        let places = Self.columns.map { name in columns.firstIndex { $0.name == name } }
        let found = places.compactMap(\.self)
        guard found.count == Self.columns.count, let event = found.first else { return nil }
        self.event = event
        own = Set(found + [columns.firstIndex { $0.name == "line" }].compactMap(\.self))
    }

    /// Whether a column tells of the database that the export came from, or of the event beside its parameters.
    func isOwn(_ index: Int) -> Bool { own.contains(index) }

    /// The columns of the roles, which have the vendor's own names: any other column is a parameter that keeps its name.
    func roles(_ columns: [ColumnSample]) -> [ColumnRole: Int] {
        ColumnRole.assign(columns) { role, index in
            let name = columns[index].name
            if isOwn(index) { return role == .occurred && name == role.rawValue }
            guard name.hasPrefix(Self.itemPrefix) else { return name == role.rawValue }
            return Self.plainName(name) == (role == .itemName ? "name" : role.rawValue)
        }
    }

    /// Whether a column is a field of order lines.
    static func isOfItems(_ column: String) -> Bool { column.hasPrefix(itemPrefix) }

    private static let itemPrefix = "items."

    /// The name of a parameter or field without what the export put before it.
    static func plainName(_ column: String) -> String {
        for start in ["param:", itemPrefix] where column.hasPrefix(start) {
            return String(column.dropFirst(start.count))
        }
        return column
    }
}
