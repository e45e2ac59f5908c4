internal import Presentation
internal import StoreQueries

/// The rows of a query on standard output: as they come, but for a table, whose widths only the last row decides.
struct RowOutput {
    private let format: RowFormat
    private let columns: [ResultTable.Column]
    private let keys: [String]
    private var table: ResultTable
    private var csv: CSVOutput?
    private var bytes: [UInt8] = []
    private var isFirst = true

    private static let chunkSize = 65_536

    /// Begins with the titles.
    init(_ titles: [String], _ format: RowFormat, _ writer: CSVWriter) {
        self.format = format
        columns = titles.map { ResultTable.Column($0) }
        keys = Self.keys(titles)
        table = ResultTable(columns: columns)
        if format == .csv { csv = CSVOutput(writer, columns) }
        if format == .json { bytes.append(UInt8(ascii: "[")) }
    }

    /// Titles for objects: of several alike the second becomes `NAME_2`, so that no value is lost.
    private static func keys(_ titles: [String]) -> [String] {
        var taken = Set<String>()
        return titles.map { title in
            var (key, number) = (title, 2)
            while !taken.insert(key).inserted || (key != title && titles.contains(key)) {
                key = "\(title)_\(number)"
                number += 1
            }
            return key
        }
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
        switch format {
        case .table: table.append(row)
        case .csv: try csv?.write(row)
        case .json, .ndjson:
            if format == .json { bytes += (isFirst ? "" : ",\n").utf8 }
            isFirst = false
            JSONText.append(.object(zip(keys, row).map { ($0, Self.document($1)) }), to: &bytes)
            if format == .ndjson { bytes.append(UInt8(ascii: "\n")) }
            if bytes.count > Self.chunkSize { try flush() }
        }
    }

    /// Writes what is left.
    mutating func end() throws {
        switch format {
        case .table:
            // Numbers of a query are also years and ids, so their digits stand together.
            try StandardOutput.write(TextTable(width: StandardOutput.terminalWidth, groupsDigits: false).text(table))
        case .csv: try csv?.end()
        case .json:
            bytes += "]\n".utf8
            try flush()
        case .ndjson: try flush()
        }
    }

    private mutating func flush() throws {
        try StandardOutput.write(bytes)
        bytes.removeAll(keepingCapacity: true)
    }

    /// A cell as JSON: numbers are numbers, since a query says itself what it wants as a text.
    private static func document(_ cell: ResultTable.Cell) -> JSONDocument {
        switch cell {
        case .text(let text): .text(text)
        case .integer(let value): .integer(value)
        case .decimal(let digits): .decimal(digits)
        case .missing: .null
        }
    }

    private static func hexadecimal(_ byte: UInt8) -> String {
        (byte < 16 ? "0" : "") + String(byte, radix: 16)
    }
}
