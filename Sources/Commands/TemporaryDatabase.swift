internal import AuditRules
internal import EventModel
internal import EventReader
internal import EventStore
internal import Foundation
internal import Glibc

/// A database that lives as long as one command, in a folder of its own among the system's temporary files.
final class TemporaryDatabase {
    /// The database.
    let file: StoreFile
    private let folder: URL

    /// Makes an empty database with the clock of a zone.
    init(zone: ClockZone) throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("muster-audit-" + UUID().uuidString)
        let attributes = [FileAttributeKey.posixPermissions: 0o700]
        do {
            try FileManager.default.createDirectory(
                at: folder,
                withIntermediateDirectories: true,
                attributes: attributes
            )
        } catch {
            throw StoreError.refused(path: folder.path, detail: "cannot be made: \(error.localizedDescription)")
        }
        file = try StoreFile(path: folder.appendingPathComponent("audit.sqlite").path, .writing(timeZone: zone))
    }

    /// Reads all events of the sources, repeated ones included; tells the files that could not be read to their end.
    func read(_ sources: [EventSource], showsProgress: Bool) throws -> [Audit.UnreadableFile] {
        let events = try EventImport(into: file, keepsDuplicates: true)
        var unreadable: [Audit.UnreadableFile] = []
        for source in sources {
            var progress = ProgressReport(title: source.name, isShown: showsProgress)
            defer { progress.finish() }
            do {
                try events.read(source) { done, total in
                    progress.update(done: done, of: total)
                    return !Interruption.isRequested
                }
            } catch EventReadingError.stopped {
                break
            } catch let failure as EventReadingError where failure.exitCode == ExitStatus.badData {
                unreadable.append(Audit.UnreadableFile(file: source.name, reason: failure.description))
            }
            if Interruption.isRequested { break }
        }
        _ = try events.finish()
        if Interruption.isRequested { throw Interruption.Failure(message: "stopped; nothing was changed") }
        return unreadable
    }

    /// The path of another temporary file beside the database.
    func path(of name: String) -> String { folder.appendingPathComponent(name).path }

    /// Takes the folder away with all that is in it.
    func remove() {
        do {
            try FileManager.default.removeItem(at: folder)
        } catch {
            StandardError.write("muster: \(folder.path) stays behind: \(error.localizedDescription)\n")
        }
    }
}
