internal import Foundation
internal import Presentation
internal import Reports

/// Where a report goes: a file, or standard output.
struct ReportDestination {
    /// The file; nil for standard output.
    let path: String?
    let csv: CSVWriter

    /// Writes a whole report.
    func write(_ content: ReportContent, _ format: ResultFormat?) throws {
        switch format ?? usual {
        case .csv: try write(bytes(content))
        case .table: try write(Array(text(content).utf8))
        case .json: try write(Array((JSONText.text(Self.document(content)) + "\n").utf8))
        }
    }

    /// Writes one table.
    func write(_ table: ResultTable, _ format: ResultFormat?) throws {
        switch format ?? usual {
        case .csv: try write(csv.bytes(table))
        case .table: try write(Array(TextTable(width: width).text(table).utf8))
        case .json: try write(Array((JSONText.text(table.document) + "\n").utf8))
        }
    }

    /// A file is CSV, whoever looks on.
    private var usual: ResultFormat { path == nil ? .automatic : .csv }

    private var width: Int? { path == nil ? StandardOutput.terminalWidth : nil }

    private func write(_ bytes: [UInt8]) throws {
        guard let path else { return try StandardOutput.write(bytes) }
        do {
            try Data(bytes).write(to: URL(fileURLWithPath: path), options: .atomic)
        } catch {
            throw UnwritableReport(path: path)
        }
    }

    /// The report as CSV for a spreadsheet: what it speaks of, then each table below its title, set off by empty lines.
    private func bytes(_ content: ReportContent) -> [UInt8] {
        var (writer, bytes) = (csv, csv.byteOrderMark ? [0xEF, 0xBB, 0xBF] : [UInt8]())
        writer.byteOrderMark = false
        for (what, value) in Self.head(content) { writer.appendRow([.text(what), .text(value)], to: &bytes) }
        for section in content.sections {
            bytes += "\r\n".utf8
            writer.appendRow([.text(section.title)], to: &bytes)
            bytes += writer.bytes(section.table)
        }
        return bytes
    }

    private func text(_ content: ReportContent) -> String {
        let writer = TextTable(width: width)
        var text = Self.head(content).map { "\($0): \($1)\n" }.joined()
        for section in content.sections { text += "\n\(section.title)\n\n" + writer.text(section.table) }
        return text
    }

    private static func document(_ content: ReportContent) -> JSONDocument {
        [
            "report": .text(content.name), "title": .text(content.title), "asOf": .text(content.asOf),
            "timeZone": .text(content.timeZone),
            "restrictions": .list(content.restrictions.map { .text($0) }),
            "sections": .list(
                content.sections.map {
                    ["name": .text($0.name), "title": .text($0.title), "rows": $0.table.document]
                }
            ),
        ]
    }

    private static func head(_ content: ReportContent) -> [(String, String)] {
        [
            ("report", content.title), ("as of", "\(content.asOf), clock of \(content.timeZone)"),
            ("orders", content.restrictions.joined(separator: ", ")),
        ]
    }
}

/// A report's file cannot be written.
struct UnwritableReport: CommandFailure {
    let path: String
    let exitCode = ExitStatus.inputOutput

    var message: String { "\(path): the report cannot be written; check the folder, and who may write there" }
}
