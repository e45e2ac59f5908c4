internal import EventReader
internal import EventStore
internal import Foundation

/// Brings events and contact lists into the database of a world, in the order in which they come.
///
/// Events are gathered in a file, which is imported before a list and in the end.
final class WorldRun {
    private let file: StoreFile
    private let path: String
    private let isStopped: () -> Bool
    private var lines: EventLines?

    /// - Parameters:
    ///   - path: Where events may be gathered.
    ///   - isStopped: Asked now and then; true stops.
    init(into file: StoreFile, linesAt path: String, isStopped: @escaping () -> Bool) {
        (self.file, self.path, self.isStopped) = (file, path, isStopped)
    }

    /// Takes an event.
    func take(_ json: [UInt8]) throws {
        let lines = try lines ?? EventLines(path: path)
        self.lines = lines
        try lines.write(json)
    }

    /// Takes rows of contact lists.
    func take(_ rows: StoredContactListRows) throws {
        try finish()
        let lists = try ContactListImport(into: file)
        try lists.read(isResumable: false) {
            rows
        } progress: { _, _ in
            !isStopped()
        }
        _ = lists.finish()
        if isStopped() { throw RehearsalStopped() }
    }

    /// Imports the events that were gathered.
    func finish() throws {
        guard let lines else { return }
        self.lines = nil
        try lines.close()
        let events = try EventImport(into: file, keepsDuplicates: true)
        try events.read(.file(path)) { _, _ in !isStopped() }
        _ = try events.finish()
        if isStopped() { throw RehearsalStopped() }
    }
}
