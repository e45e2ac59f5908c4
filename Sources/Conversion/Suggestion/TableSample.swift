internal import DelimitedText

/// The first rows of a table, column by column.
struct TableSample {
    /// The columns, those without a name of their own left out.
    private(set) var columns: [ColumnSample] = []
    /// Columns that a map cannot name, since others have the same name or theirs is empty.
    private(set) var unnamed = 0
    /// How many rows were looked at.
    private(set) var rows = 0
    /// Whether several rows have one value in the column of the order.
    private(set) var hasOrdersOfSeveralRows = false

    private static let mostRows = 1_000

    /// Looks at the rows of a reader, which nothing else reads.
    ///
    /// `order` finds the column of the order among the columns, once all rows are known.
    init(_ reader: DelimitedReader, order: ([ColumnSample]) -> Int?) throws {
        let counts = Dictionary(grouping: reader.columns, by: \.self).mapValues(\.count)
        let places = reader.columns.indices.filter {
            !OwnExport.plainName(reader.columns[$0]).isEmpty && counts[reader.columns[$0]] == 1
        }
        unnamed = reader.columns.count - places.count
        columns = places.map { ColumnSample(name: reader.columns[$0]) }
        var table: [[String]] = []
        while rows < Self.mostRows, let step = try reader.next() {
            guard case .record = step, !reader.isEmpty else { continue }
            rows += 1
            for (index, place) in places.enumerated() {
                let cell = reader.trimmedCell(place)
                if !cell.isEmpty { columns[index].see(cell, reader.format) }
            }
            table.append(places.map { reader.text($0) })
        }
        if let order = order(columns) { compare(table, byOrder: order) }
    }

    private mutating func compare(_ table: [[String]], byOrder order: Int) {
        var first: [String: [String]] = [:]
        for row in table where !row[order].isEmpty {
            guard let other = first[row[order]] else {
                first[row[order]] = row
                continue
            }
            hasOrdersOfSeveralRows = true
            for index in columns.indices where row[index] != other[index] { columns[index].differsInOrders = true }
        }
    }
}
