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

    /// Whether a column tells of the database that the export came from, and not of the event.
    func isOwn(_ index: Int) -> Bool { own.contains(index) }

    /// The name of a parameter or field without what the export put before it.
    static func plainName(_ column: String) -> String {
        for start in ["param:", "items."] where column.hasPrefix(start) { return String(column.dropFirst(start.count)) }
        return column
    }
}
