extension ResultTable {
    /// The rows as a list of objects with the titles as keys; decimals are texts, so that no reader rounds money.
    package var document: JSONDocument {
        let keys = RowNotation.json.keys(columns.map(\.title))
        return .list(rows.map { row in .object(zip(keys, row).map { ($0, $1.document(.texts)) }) })
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
