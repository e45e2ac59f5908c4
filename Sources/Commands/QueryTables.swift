internal import Presentation
internal import SegmentLanguage
internal import StoreQueries

/// What there is to ask: the tables, or the columns of one.
struct QueryTables {
    private let tables: [TableDescription]

    init(_ tables: [TableDescription]) {
        self.tables = tables
    }

    /// The tables, or the columns of the table with a name.
    func table(of name: String?) throws -> ResultTable {
        guard let name else {
            var list = ResultTable(columns: [.init("table"), .init("columns"), .init("about")])
            for table in tables { list.append([.text(table.name), .integer(table.columns.count), .text(table.about)]) }
            return list
        }
        guard let table = find(name) else {
            let near = nearestName(to: name, in: tables.map(\.plainName)).map { "; did you mean \($0)?" } ?? "."
            throw UsageFailure(message: "there is no table \"\(name)\"\(near) All are shown by: muster sql --tables")
        }
        var list = ResultTable(columns: [.init("column"), .init("type"), .init("about")])
        for column in table.columns { list.append([.text(column.name), .text(column.kind), .text(column.about)]) }
        return list
    }

    private func find(_ name: String) -> TableDescription? {
        tables.first { $0.plainName == name || $0.name == name }
            ?? tables.first { $0.plainName.lowercased() == name.lowercased() }
    }
}
