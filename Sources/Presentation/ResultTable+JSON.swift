extension ResultTable {
    /// The rows as a list of objects with the titles as keys; decimals are texts, so that no reader rounds money.
    package var document: JSONDocument {
        .list(
            rows.map { row in
                .object(zip(columns, row).map { column, cell in (column.title, cell.document(.texts)) })
            }
        )
    }
}

extension ResultTable.Cell {
    /// The value as JSON.
    func document(_ decimals: RowText.Decimals) -> JSONDocument {
        switch self {
        case .text(let text): .text(text)
        case .decimal(let digits): decimals == .texts ? .text(digits) : .decimal(digits)
        case .integer(let value): .integer(value)
        case .missing: .null
        }
    }
}
