import AuditRules
import EventModel
import EventReader
import EventStore
import Foundation
import Testing

@Suite struct `An audit that is stopped` {
    private final class Receiver {}

    @Test func `lets go of what it gave its findings to`() throws {
        let folder = NSTemporaryDirectory() + "muster-test-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let zone = try #require(ClockZone(identifier: "UTC"))
        let file = try StoreFile(path: folder + "/store.sqlite", .writing(timeZone: zone))
        let events = try EventImport(into: file, keepsDuplicates: false)
        let event = #"{"eventTypeKey":"visit","occurred":"2024-01-01","params":[]}"#
        try events.read(.bytes(Array(event.utf8), name: "visits")) { _, _ in true }
        _ = try events.finish()
        weak var receiver: Receiver?
        try file.read { snapshot in
            let kept = Receiver()
            receiver = kept
            let audit = Audit(AuditSettings(now: WallClock(microseconds: 0)), isOfFiles: false)
            let result = try audit.run(snapshot, sink: { _, _, _ in _ = kept }, progress: { _, _ in false })
            #expect(result == nil)
        }
        #expect(receiver == nil)
        try file.close()
    }
}
