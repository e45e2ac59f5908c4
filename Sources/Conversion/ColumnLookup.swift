internal import SegmentLanguage

/// Finds the columns that a map names in the header of a table.
struct ColumnLookup {
    let mapPath: String
    /// The table's name, for messages.
    let table: String
    private let names: [String]
    private let indexes: [String: [Int]]

    init(_ names: [String], of table: String, mapPath: String) {
        self.names = names
        self.table = table
        self.mapPath = mapPath
        indexes = Dictionary(grouping: names.indices) { names[$0] }
    }

    /// The place of a column in a row.
    func index(of reference: ColumnReference) throws(MapError) -> Int {
        let found = indexes[reference.name] ?? []
        guard let index = found.first else {
            let near = nearestName(to: reference.name, in: names).map { "; did you mean \($0)?" } ?? ""
            let all = names.prefix(50).joined(separator: ", ") + (names.count > 50 ? ", ..." : "")
            throw failure("\(table) has no column \(reference.name)\(near)\nIts columns: \(all)", reference)
        }
        guard found.count == 1 else {
            throw failure("\(table) has \(found.count) columns \(reference.name); rename all but one", reference)
        }
        return index
    }

    private func failure(_ problem: String, _ reference: ColumnReference) -> MapError {
        MapError(path: mapPath, line: reference.line, problem: problem)
    }
}
