internal import DelimitedText
internal import Export
internal import Presentation

/// Keeps rejected rows in a CSV file, each with its place and reason.
///
/// Each row has a line of its own up to the thousandth. Behind that, rows that follow one another and have the same reason
/// share one, so that a file of a hundred million broken lines does not become one a hundred times as large.
struct RejectedRows {
    private let file: WholeFile
    private let csv = CSVWriter()
    private var lines = 0
    private var waiting: Run?
    private var bytes: [UInt8] = []

    private static let mostSingle = 1_000
    private static let flushSize = 1 << 16

    /// Rows that share a line of the file.
    private struct Run {
        let file: String
        let first: RowRejection
        var text: [UInt8]
        var rows = 1
        /// The line on which a row of the same run would begin.
        var nextLine: Int
    }

    /// Begins the file.
    init(_ path: String) throws {
        file = try WholeFile(path, readers: .owner)
        csv.appendHeader(["file", "line", "byte", "reason", "row"], to: &bytes)
    }

    /// Keeps a row.
    mutating func keep(_ rejection: RowRejection, of source: String) throws {
        let height = 1 + rejection.text.count { $0 == UInt8(ascii: "\n") }
        if var run = waiting, lines > Self.mostSingle, run.file == source, run.nextLine == rejection.line,
            run.first.reason == rejection.reason,
            run.text.count + rejection.text.count < RowRejection.mostBytesKept
        {
            waiting = nil
            run.text.append(UInt8(ascii: "\n"))
            run.text += rejection.text
            run.rows += 1
            run.nextLine += height
            waiting = run
            return
        }
        try writeWaiting()
        waiting = Run(file: source, first: rejection, text: rejection.text, nextLine: rejection.line + height)
        lines += 1
    }

    private mutating func writeWaiting() throws {
        guard let run = waiting else { return }
        waiting = nil
        let more = run.rows > 1 ? " (\(HumanNumber.count(run.rows, "row")))" : ""
        csv.appendRow(
            [
                .text(run.file), .integer(run.first.line), .integer(run.first.byte), .text(run.first.reason + more),
                .text(String(decoding: run.text, as: UTF8.self)),
            ],
            to: &bytes
        )
        if bytes.count > Self.flushSize { try flush() }
    }

    private mutating func flush() throws {
        try file.write(bytes)
        bytes.removeAll(keepingCapacity: true)
    }

    /// Puts the file in its place.
    mutating func finish() throws {
        try writeWaiting()
        try flush()
        try file.finish()
    }
}
