internal import Presentation

/// A long result as CSV on standard output, written as it comes.
struct CSVOutput {
    private let writer: CSVWriter
    private var bytes: [UInt8] = []

    private static let chunkSize = 65_536

    /// Begins with the titles.
    init(_ writer: CSVWriter, _ columns: [ResultTable.Column]) {
        self.writer = writer
        writer.appendHeader(columns.map(\.title), to: &bytes)
    }

    /// Writes a row, at once or with later ones.
    mutating func write(_ row: [ResultTable.Cell]) throws(OutputFailure) {
        writer.appendRow(row, to: &bytes)
        if bytes.count > Self.chunkSize { try end() }
    }

    /// Writes what waits.
    mutating func end() throws(OutputFailure) {
        try StandardOutput.write(bytes)
        bytes.removeAll(keepingCapacity: true)
    }
}
