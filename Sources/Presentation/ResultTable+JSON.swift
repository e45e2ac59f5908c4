extension ResultTable {
    /// The rows as a list of objects with the titles as keys; decimals are texts, so that no reader rounds money.
    package var document: JSONDocument {
        .list(
            rows.map { row in
                .object(zip(columns, row).map { column, cell in (column.title, cell.document) })
            }
        )
    }
}

extension ResultTable.Cell {
    fileprivate var document: JSONDocument {
        switch self {
        case .text(let text), .decimal(let text): .text(text)
        case .integer(let value): .integer(value)
        case .missing: .null
        }
    }
}
