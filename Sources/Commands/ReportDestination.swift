internal import Presentation
internal import Reports

/// Where a report goes, a file or standard output, and as what.
struct ReportDestination {
    /// The file; nil for standard output.
    let path: String?
    /// What writes CSV.
    private let csv: CSVWriter

    /// The format: the one asked for, else what the file's name says, else CSV for a file or a program.
    let format: ReportOutput.Format

    /// So many rows of a long table are shown to a person.
    private static let mostRows = 10

    /// Chooses the format where none is given.
    ///
    /// - Throws: ``UsageFailure`` where the file's name ends as no format does.
    init(path: String?, format: ReportOutput.Format?, csv: CSVWriter) throws {
        self.path = path
        self.csv = csv
        let usual: ReportOutput.Format = path == nil && StandardOutput.isTerminal ? .table : .csv
        self.format = try format ?? path.flatMap { try ReportOutput.Format(ofFile: $0) } ?? usual
    }

    /// Writes a whole report, as HTML with the page that it is written on.
    func write(_ content: ReportContent, _ page: ReportPage?) throws {
        try withFile { file in
            switch format {
            case .csv: try writeCSV(content, to: file)
            case .table: try file.write(Array(text(content).utf8))
            case .json: try writeJSON(content, to: file)
            case .ndjson: try writeLines(content, to: file)
            case .html: if let page { try file.write(Array(page.text(content).utf8)) }
            }
        }
    }

    /// Writes one table of a report.
    func write(_ section: ReportSection) throws {
        guard case .long(let table) = section.rows, format != .table, format != .html else {
            return try write(section.head(Self.mostRows).table)
        }
        try withFile { file in try write(table, notation, to: file) }
    }

    /// Writes a table.
    func write(_ table: ResultTable) throws {
        try withFile { file in
            guard format == .table else { return try file.write(table.bytes(notation)) }
            try file.write(Array(TextTable(width: width).text(table).utf8))
        }
    }

    /// What the rows of one table are written in.
    private var notation: RowNotation {
        switch format {
        case .csv, .table: .csv(csv)
        case .json, .html: .json
        case .ndjson: .ndjson()
        }
    }

    private var width: Int? { path == nil ? StandardOutput.terminalWidth : nil }

    private func withFile(_ body: (ReportFile) throws -> Void) throws {
        let file = try ReportFile(path: path)
        try body(file)
        try file.finish()
    }

    /// The report as CSV for a spreadsheet: what it speaks of, then each table below its title, set off by empty lines.
    private func writeCSV(_ content: ReportContent, to file: ReportFile) throws {
        var writer = csv
        writer.byteOrderMark = false
        var bytes: [UInt8] = csv.byteOrderMark ? [0xEF, 0xBB, 0xBF] : []
        for (what, value) in Self.head(content) { writer.appendRow([.text(what), .text(value)], to: &bytes) }
        for section in content.sections {
            bytes += "\r\n".utf8
            writer.appendRow([.text(section.title)], to: &bytes)
            switch section.rows {
            case .table(let table): bytes += table.bytes(.csv(writer))
            case .long(let table):
                try file.write(bytes)
                bytes.removeAll()
                try write(table, .csv(writer), to: file)
            }
        }
        try file.write(bytes)
    }

    /// The rows of all tables, each with the name of its table.
    private func writeLines(_ content: ReportContent, to file: ReportFile) throws {
        for section in content.sections {
            switch section.rows {
            case .table(let table): try file.write(table.bytes(.ndjson(part: section.name)))
            case .long(let table): try write(table, .ndjson(part: section.name), to: file)
            }
        }
    }

    /// A table whose rows are made while they are written.
    private func write(_ table: any LongTable, _ notation: RowNotation, to file: ReportFile) throws {
        var (opening, closing): ([UInt8], [UInt8]) = ([], [])
        notation.appendOpening(table.columns.map(\.title), to: &opening)
        notation.appendClosing(to: &closing)
        try file.write(opening)
        try table.write(notation) { try file.write($0) }
        try file.write(closing)
    }

    private func text(_ content: ReportContent) -> String {
        let writer = TextTable(width: width)
        var text = Self.head(content).map { "\($0): \($1)\n" }.joined()
        for section in content.sections {
            let (table, rows) = section.head(Self.mostRows)
            let shown = HumanNumber.grouped(table.rows.count)
            let which = table.rows.count < rows ? ", the first \(shown) of \(HumanNumber.grouped(rows)) rows" : ""
            text += "\n\(section.title)\(which)\n\n" + writer.text(table)
        }
        return text
    }

    /// One object; the rows of a long table are written as they are made.
    private func writeJSON(_ content: ReportContent, to file: ReportFile) throws {
        let scope = content.scope
        let head: JSONDocument = [
            "report": .text(content.name), "title": .text(content.title),
            "asOf": scope.asOf.map { .text($0) } ?? .null, "timeZone": .text(scope.timeZone),
            "database": .text(scope.database), "restrictions": .list(scope.restrictions.map { .text($0) }),
        ]
        var bytes = Array(JSONText.text(head).utf8.dropLast())
        bytes += ",\"sections\":[".utf8
        for (number, section) in content.sections.enumerated() {
            let name: JSONDocument = ["name": .text(section.name), "title": .text(section.title)]
            bytes += (number == 0 ? "" : ",").utf8
            bytes += JSONText.text(name).utf8.dropLast()
            bytes += ",\"rows\":".utf8
            switch section.rows {
            case .table(let table): JSONText.append(table.document, to: &bytes)
            case .long(let table):
                try file.write(bytes)
                bytes.removeAll()
                try write(table, .json, to: file)
            }
            bytes += "}".utf8
        }
        try file.write(bytes + Array("]}\n".utf8))
    }

    private static func head(_ content: ReportContent) -> [(String, String)] {
        let scope = content.scope
        let moment = scope.asOf ?? "no moment: all that the file holds"
        let orders = scope.restrictions.joined(separator: ", ")
        return [
            ("report", content.title), ("as of", "\(moment), clock of \(scope.timeZone)"),
            ("orders", orders.isEmpty ? "all" : orders), ("database", scope.database),
        ]
    }
}
