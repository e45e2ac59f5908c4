internal import AuditRules
internal import Columns
internal import EventModel
internal import EventReader
internal import EventStore
internal import Foundation

/// A world as a database of its own, which goes when the value does.
///
/// Its events are written out and imported as any file is, so that contacts and orders follow from the same rules; the contact
/// lists of the store come between them where they came there. Memory is that of a part and of an import.
final class WorldStore {
    let file: StoreFile
    /// How many events were mended on the way.
    private(set) var mended = 0
    private let path: String

    /// - Parameters:
    ///   - path: Where the database may be.
    ///   - marks: What the rules found, by which marked events are mended.
    ///   - isStopped: Asked after each part; true stops.
    init(
        _ world: World,
        _ choice: EventChoice,
        of snapshot: StoreSnapshot,
        _ marks: FindingMarks,
        path: String,
        isStopped: () -> Bool
    ) throws {
        self.path = path
        file = try StoreFile(path: path, .writing(timeZone: snapshot.zone))
        let lines = path + ".ndjson"
        defer { Self.remove(lines) }
        try withoutActuallyEscaping(isStopped) { isStopped in
            let run = WorldRun(into: file, linesAt: lines, isStopped: isStopped)
            try write(world, choice, of: snapshot, marks, to: run, isStopped)
            try run.finish()
        }
    }

    deinit {
        for ending in ["", "-wal", "-shm"] { Self.remove(path + ending) }
    }

    private func write(
        _ world: World,
        _ choice: EventChoice,
        of snapshot: StoreSnapshot,
        _ marks: FindingMarks,
        to run: WorldRun,
        _ isStopped: () -> Bool
    ) throws {
        let mend = EventMend(zone: snapshot.zone)
        let parser = JSONParser()
        let mendable = EventMend.rules.compactMap { rule in marks.events(of: rule).map { (rule: rule, events: $0) } }
        var part = 0
        var json: [UInt8] = []
        var moments = snapshot.contactListMoments[...]
        func take(_ event: ExportedEvent) throws {
            while let moment = moments.first, moment <= event.number {
                moments.removeFirst()
                try run.take(snapshot.contactListRows(before: moment))
            }
            while !snapshot.parts[part].eventNumbers.contains(event.number) {
                part += 1
                if isStopped() { throw RehearsalStopped() }
            }
            let position = Int(event.number - snapshot.parts[part].firstEvent)
            guard choice.chosen[part][position] else { return }
            json.removeAll(keepingCapacity: true)
            event.appendJSON(to: &json)
            if choice.marked[part][position] {
                let value = try json.withUnsafeBufferPointer { bytes in
                    var tokens = try parser.parse(text: bytes)
                    return JSONValue(reading: &tokens)
                }
                let changed: JSONValue? =
                    switch world {
                    case .held: nil
                    case .meant:
                        mend.mended(
                            value,
                            ofAll: mendable.filter { $0.events[part][position] }.map(\.rule),
                            number: event.number
                        )
                    case .without(let rule): mend.mended(value, of: rule, number: event.number)
                    }
                if let changed, changed != value {
                    mended += 1
                    json.removeAll(keepingCapacity: true)
                    changed.appendMinified(to: &json)
                }
            }
            try run.take(json)
        }
        try EventExport(snapshot).forEach(take)
        for moment in moments { try run.take(snapshot.contactListRows(before: moment)) }
    }

    private static func remove(_ path: String) {
        // What is not there any more needs no removing; the folder around it goes at the end of the command anyway.
        unlink(path)
    }
}

/// The rehearsal was stopped before it was done.
package struct RehearsalStopped: Error {}
