internal import AuditRules
internal import Foundation
internal import Presentation

/// A file that gets every finding, a line each: NDJSON, or CSV if its name ends so.
final class FindingFile {
    private let path: String
    private let handle: FileHandle
    private let isCSV: Bool
    private let writer = CSVWriter()
    private var bytes: [UInt8] = []

    private static let chunkSize = 262_144

    /// Makes the file, or empties it.
    init(path: String) throws {
        self.path = path
        isCSV = path.hasSuffix(".csv")
        guard FileManager.default.createFile(atPath: path, contents: nil),
            let handle = FileHandle(forWritingAtPath: path)
        else { throw FileFailure(path: path, detail: "cannot be written; check its folder and who may write there") }
        self.handle = handle
        if isCSV { writer.appendHeader(FindingRow.columns.map(\.title), to: &bytes) }
    }

    /// Writes one finding, at once or with later ones.
    func write(_ rule: RuleText, _ severity: Severity, _ example: Example) throws {
        let row = FindingRow(rule: rule, severity: severity, example: example)
        if isCSV {
            writer.appendRow(row.cells, to: &bytes)
        } else {
            JSONText.append(row.document, to: &bytes)
            bytes.append(UInt8(ascii: "\n"))
        }
        if bytes.count > Self.chunkSize { try flush() }
    }

    /// Writes what waits, and closes the file.
    func close() throws {
        try flush()
        do {
            try handle.close()
        } catch {
            throw FileFailure(path: path, detail: error.localizedDescription)
        }
    }

    private func flush() throws {
        do {
            try handle.write(contentsOf: Data(bytes))
        } catch {
            throw FileFailure(path: path, detail: error.localizedDescription)
        }
        bytes.removeAll(keepingCapacity: true)
    }
}

/// A file that a command was to write or read, and could not.
struct FileFailure: CommandFailure {
    let path: String
    let detail: String
    let exitCode = ExitStatus.inputOutput

    var message: String { "\(path): \(detail)" }
}
