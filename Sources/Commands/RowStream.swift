internal import Presentation

/// A long result on standard output, written as it comes.
struct RowStream {
    private var text: RowText
    private var bytes: [UInt8] = []

    private static let chunkSize = 65_536

    /// Begins with what stands above the rows.
    init(_ notation: RowNotation, _ columns: [ResultTable.Column], decimals: RowText.Decimals = .texts) {
        text = RowText(notation, titles: columns.map(\.title), decimals: decimals)
        text.appendOpening(to: &bytes)
    }

    /// Writes a row, at once or with later ones.
    mutating func write(_ row: [ResultTable.Cell]) throws(OutputFailure) {
        text.append(row, to: &bytes)
        if bytes.count > Self.chunkSize { try flush() }
    }

    /// Writes what waits.
    mutating func end() throws(OutputFailure) {
        text.appendClosing(to: &bytes)
        try flush()
    }

    private mutating func flush() throws(OutputFailure) {
        try StandardOutput.write(bytes)
        bytes.removeAll(keepingCapacity: true)
    }
}
