internal import Foundation

/// A file that is written line by line.
final class LineFile {
    private let path: String
    private let handle: FileHandle
    private var bytes: [UInt8] = []

    private static let chunkSize = 262_144

    /// Makes the file, or empties it.
    init(path: String) throws {
        self.path = path
        guard FileManager.default.createFile(atPath: path, contents: nil),
            let handle = FileHandle(forWritingAtPath: path)
        else { throw FileFailure(path: path, detail: "cannot be written; check its folder and who may write there") }
        self.handle = handle
    }

    /// Writes a line, at once or with later ones.
    func write(_ line: [UInt8]) throws {
        bytes += line
        bytes.append(UInt8(ascii: "\n"))
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
