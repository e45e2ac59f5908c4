internal import Export

/// A file that is written line by line, and there once it is closed.
final class LineFile {
    private let file: WholeFile
    private var bytes: [UInt8] = []

    private static let chunkSize = 262_144

    /// Begins the file.
    init(path: String, readers: WholeFile.Readers) throws {
        file = try WholeFile(path, readers: readers)
    }

    /// Writes a line, at once or with later ones.
    func write(_ line: [UInt8]) throws {
        bytes += line
        bytes.append(UInt8(ascii: "\n"))
        if bytes.count > Self.chunkSize { try flush() }
    }

    /// Writes what waits, and lets the file appear.
    func close() throws {
        try flush()
        try file.finish()
    }

    private func flush() throws {
        try file.write(bytes)
        bytes.removeAll(keepingCapacity: true)
    }
}
