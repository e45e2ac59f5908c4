internal import Foundation

/// A file of events, one a line, that is written in pieces.
final class EventLines {
    private let handle: FileHandle
    private var waiting: [UInt8] = []

    private static let pieceSize = 262_144

    /// Makes the file.
    ///
    /// - Throws: What the system says of a file that cannot be made.
    init(path: String) throws {
        try Data().write(to: URL(fileURLWithPath: path))
        handle = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
        waiting.reserveCapacity(Self.pieceSize + 65_536)
    }

    /// Writes an event.
    func write(_ json: [UInt8]) throws {
        waiting += json
        waiting.append(UInt8(ascii: "\n"))
        if waiting.count >= Self.pieceSize { try flush() }
    }

    /// Writes what waits, and closes the file.
    func close() throws {
        try flush()
        try handle.close()
    }

    private func flush() throws {
        try handle.write(contentsOf: Data(waiting))
        waiting.removeAll(keepingCapacity: true)
    }
}
