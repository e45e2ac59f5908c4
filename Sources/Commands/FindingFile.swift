internal import AuditRules
internal import Export
internal import Presentation

/// A file that gets every finding, a line each: NDJSON, or CSV if its name ends so.
final class FindingFile {
    private let file: LineFile
    private let isCSV: Bool
    private let writer: CSVWriter

    /// Makes the file, or empties it.
    init(path: String, _ writer: CSVWriter) throws {
        self.writer = writer
        file = try LineFile(path: path, readers: .usual)
        isCSV = path.hasSuffix(".csv")
        guard isCSV else { return }
        var bytes: [UInt8] = []
        writer.appendHeader(FindingRow.columns.map(\.title), to: &bytes)
        try file.write(Self.withoutLineEnd(bytes))
    }

    /// Writes one finding, at once or with later ones.
    func write(_ rule: RuleText, _ severity: Severity, _ example: Example) throws {
        let row = FindingRow(rule: rule, severity: severity, example: example)
        var bytes: [UInt8] = []
        if isCSV {
            writer.appendRow(row.cells, to: &bytes)
            bytes = Self.withoutLineEnd(bytes)
        } else {
            JSONText.append(row.document, to: &bytes)
        }
        try file.write(bytes)
    }

    /// Writes what waits, and closes the file.
    func close() throws { try file.close() }

    /// A row of CSV ends in CR LF, of which the file adds the LF.
    private static func withoutLineEnd(_ bytes: [UInt8]) -> [UInt8] {
        bytes.last == UInt8(ascii: "\n") ? Array(bytes.dropLast()) : bytes
    }
}
