import EventModel
import EventReader
import EventStore
import Foundation

/// Stores in a folder of their own that goes when the call ends.
enum TemporaryStore {
    /// Imports each text of lines by itself, so that it becomes a part, and calls with the path of the file.
    static func make<Result>(of parts: [String], _ body: (_ path: String) throws -> Result) throws -> Result {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = folder.appendingPathComponent("store").path
        let store = try StoreFile(path: path, .writing(timeZone: .utc))
        for (number, lines) in parts.enumerated() {
            let session = try EventImport(into: store)
            try session.read(.bytes(Array(lines.utf8), name: "part \(number)")) { _, _ in true }
            _ = try session.finish()
        }
        try store.close()
        return try body(path)
    }

    /// Calls with a snapshot of the store at a path.
    static func read<Result>(_ path: String, _ body: (StoreSnapshot) throws -> Result) throws -> Result {
        let store = try StoreFile(path: path, .reading)
        defer { try? store.close() }
        return try store.read(body)
    }

    /// Imports each text of lines by itself, so that it becomes a part, and calls with a snapshot of the result.
    static func with<Result>(_ parts: [String], _ body: (StoreSnapshot) throws -> Result) throws -> Result {
        try make(of: parts) { try read($0, body) }
    }
}
