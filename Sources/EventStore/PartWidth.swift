internal import GRDB

/// What decides how many cells the columns of a part take in memory, or of several that are joined; see
/// ``PartSizes/cellsPerPart``.
struct PartWidth {
    private var types: [Int: Rows] = [:]

    /// Events of one type, or the lines of their lists in one parameter.
    private struct Rows {
        var count = 0
        var columns: Set<Int> = []
        var lists: [Int: Rows] = [:]

        var cells: Int { count * columns.count + lists.values.reduce(0) { $0 + $1.cells } }

        mutating func add(_ other: Rows) {
            count += other.count
            columns.formUnion(other.columns)
            for (list, lines) in other.lists { lists[list, default: Rows()].add(lines) }
        }
    }

    /// That of no part.
    init() {}

    /// Looks at what the catalogue says of a part.
    init(of part: Part, _ database: Database) throws {
        let groups = try Row.fetchAll(
            database,
            sql: "SELECT event_type, sum(events) FROM row_group WHERE part = ? GROUP BY event_type",
            arguments: [part.number]
        )
        for group in groups { types[group[0], default: Rows()].count = group[1] }
        let chunks = try Row.fetchCursor(
            database,
            sql: """
                SELECT event_type, number, scope, parent, min("rows", 1 << 31), row_group
                FROM chunk JOIN row_group USING (part, row_group) JOIN column_name ON number = "column" - ?
                WHERE part = ?
                """,
            arguments: [SystemColumn.firstNamed, part.number]
        )
        var lines: [List: Int] = [:]
        while let chunk = try chunks.next() {
            let (type, column): (Int, Int) = (chunk[0], chunk[1])
            guard chunk[2] == ColumnName.Scope.lineField.rawValue else {
                types[type, default: Rows()].columns.insert(column)
                continue
            }
            let list = List(type: type, column: chunk[3], rowGroup: chunk[5])
            lines[list] = max(lines[list] ?? 0, chunk[4])
            types[type, default: Rows()].lists[list.column, default: Rows()].columns.insert(column)
        }
        for (list, count) in lines { types[list.type]?.lists[list.column]?.count += count }
    }

    private struct List: Hashable {
        let type: Int
        let column: Int
        let rowGroup: Int
    }

    /// How many cells there are, with or without a value.
    var cells: Int { types.values.reduce(0) { $0 + $1.cells } }

    /// That of both joined.
    func joined(with other: PartWidth) -> PartWidth {
        var joined = self
        for (type, rows) in other.types { joined.types[type, default: Rows()].add(rows) }
        return joined
    }
}
