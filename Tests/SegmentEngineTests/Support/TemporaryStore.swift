import EventModel
import EventReader
import EventStore
import Foundation

/// A store in a folder of its own that goes when the call ends.
enum TemporaryStore {
    /// Imports each list of events by itself, so that it becomes a part, and calls with a snapshot of the result.
    ///
    /// - Parameter removed: The times whose events are taken away again; nil for none.
    static func with<Result>(
        _ parts: [[Event]],
        zone: ClockZone = .utc,
        removing removed: ClosedRange<WallClock>? = nil,
        _ body: (StoreSnapshot) throws -> Result
    ) throws -> Result {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let store = try StoreFile(path: folder.appendingPathComponent("store").path, .writing(timeZone: zone))
        for (number, events) in parts.enumerated() {
            if events.first?.eventType == SlowShop.listRow {
                let lists = try ContactListImport(into: store, rowsPerPage: 3)
                try lists.read(isResumable: false) {
                    ListRows(events)
                } progress: { _, _ in
                    true
                }
                continue
            }
            let session = try EventImport(into: store)
            let lines = events.map { $0.json + "\n" }.joined()
            try session.read(.bytes(Array(lines.utf8), name: "part \(number)")) { _, _ in true }
            _ = try session.finish()
        }
        if let removed {
            let removal = EventRemoval(from: store)
            try removal.remove(removal.plan(from: removed.lowerBound, to: removed.upperBound))
        }
        defer { try? store.close() }
        return try store.read(body)
    }
}
