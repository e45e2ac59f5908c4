internal import Presentation
internal import StoreQueries

/// The rows of a query on standard output: as they come, but for a table, whose widths only the last row decides.
///
/// Numbers are numbers in JSON too, since a query says itself what it wants as a text.
struct RowOutput {
    private let columns: [ResultTable.Column]
    private var table: ResultTable
    private var stream: RowStream?

    /// Begins with the titles.
    init(_ titles: [String], _ format: ResultFormat, _ writer: CSVWriter) {
        columns = titles.map { ResultTable.Column($0) }
        table = ResultTable(columns: columns)
        let notation: RowNotation? =
            switch format {
            case .table: nil
            case .csv: .csv(writer)
            case .json: .json
            case .ndjson: .ndjson()
            }
        stream = notation.map { [columns] in RowStream($0, columns, decimals: .numbers) }
    }

    /// Writes the row at which a query stands.
    mutating func write(_ statement: QueryStatement) throws {
        try write(
            columns.indices.map { column in
                switch statement.value(column) {
                case .null: .missing
                case .integer(let number): .integer(Int(number))
                case .real: .decimal(statement.digits(column))
                case .text(let text): .text(text)
                case .blob(let bytes): .text("x'" + bytes.map(Self.hexadecimal).joined() + "'")
                }
            }
        )
    }

    /// Writes a row.
    mutating func write(_ row: [ResultTable.Cell]) throws {
        if stream == nil { table.append(row) } else { try stream?.write(row) }
    }

    /// Writes what is left.
    mutating func end() throws {
        try stream?.end()
        guard stream == nil else { return }
        // Numbers of a query are also years and ids, so their digits stand together.
        try StandardOutput.write(TextTable(width: StandardOutput.terminalWidth, groupsDigits: false).text(table))
    }

    private static func hexadecimal(_ byte: UInt8) -> String {
        (byte < 16 ? "0" : "") + String(byte, radix: 16)
    }
}
