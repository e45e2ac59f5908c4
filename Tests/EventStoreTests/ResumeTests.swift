import EventModel
import EventReader
import EventStore
import Foundation
import Testing

@Suite struct `An import that was stopped` {
    private let sizes = PartSizes(eventsPerPart: 30, bytesPerBlock: 2_000, eventsPerRowGroup: 10)

    @Test(arguments: 1..<12)
    func `goes on where it stopped, and ends as if it had never been`(blocks: Int) throws {
        var events = HostileEvents(seed: 4_242)
        var lines = events.lines(200)
        for line in [12, 77, 140] { lines.insert("{broken", at: line) }
        let (store, whole) = (try TemporaryStore(), try TemporaryStore())
        let path = store.folder + "/events.ndjson"
        try lines.joined(separator: "\n").write(toFile: path, atomically: false, encoding: .utf8)
        try store.importInterrupted(path, sizes: sizes, afterBlocks: blocks)
        let committed = try store.chunkBytes().map(\.number)
        let resumed = try store.importSources([.file(path)], sizes: sizes)
        let never = try whole.importSources([.file(path)], sizes: sizes)
        #expect(resumed.events == never.events)
        #expect(resumed.rejections == never.rejections && never.rejections.count == 3)
        #expect(resumed.newContacts == never.newContacts)
        #expect(resumed.ignoredOrderEvents == never.ignoredOrderEvents)
        #expect(try store.exported() == whole.exported())
        #expect(try store.read { try $0.information().imports.count } == 1)
        // The chunks that were committed are still the same rows: nothing was stored again.
        #expect(try store.chunkBytes().map(\.number).starts(with: committed.prefix(5)))
        #expect(try store.read { try $0.verify() } == [])
    }

    @Test func `begins anew when the file has changed`() throws {
        var events = HostileEvents(seed: 5)
        let lines = events.lines(100)
        let store = try TemporaryStore()
        let path = store.folder + "/events.ndjson"
        try lines.joined(separator: "\n").write(toFile: path, atomically: false, encoding: .utf8)
        try store.importInterrupted(path, sizes: sizes, afterBlocks: 6)
        let extra = #"{"eventTypeKey":"first","params":[],"occurred":"2020-01-01"}"#
        try ([extra] + lines).joined(separator: "\n").write(toFile: path, atomically: false, encoding: .utf8)
        let summary = try store.importSources([.file(path)], sizes: sizes)
        #expect(summary.events.read == 101)
        #expect(summary.events.duplicate > 0)
        let found = try values(of: store.exported()).contains { $0["eventTypeKey"] == .text("first") }
        #expect(found)
    }

    @Test func `what stood before a fault in a file is stored`() throws {
        let store = try TemporaryStore()
        let text = (0..<3_000).map { #"{"eventTypeKey":"x","params":[],"keyValue":"\#($0)","occurred":"2024-01-01"}"# }
        try text.joined(separator: "\n").write(toFile: store.folder + "/e.ndjson", atomically: false, encoding: .utf8)
        let zip = Process()
        zip.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        zip.arguments = ["gzip", store.folder + "/e.ndjson"]
        try zip.run()
        zip.waitUntilExit()
        let packed = store.folder + "/e.ndjson.gz"
        let bytes = try Data(contentsOf: URL(fileURLWithPath: packed))
        try bytes.prefix(bytes.count / 2).write(to: URL(fileURLWithPath: packed))
        let file = try StoreFile(path: store.path, .writing(timeZone: .utc))
        let events = try EventImport(into: file, sizes: PartSizes(bytesPerBlock: 4_000))
        #expect(throws: EventReadingError.self) { try events.read(.file(packed)) { _, _ in true } }
        let summary = try events.finish()
        try file.close()
        #expect(summary.events.stored > 100)
        #expect(summary.events.stored < 3_000)
    }
}

@Suite struct `One writer` {
    @Test func `a second writer waits and is told for whom`() throws {
        let store = try TemporaryStore()
        let first = try StoreFile(path: store.path, .writing(timeZone: .utc))
        var holders: [String] = []
        var waits = 0
        let error = #expect(throws: StoreError.self) {
            try StoreFile(path: store.path, .writing(timeZone: nil)) { holder in
                if let holder { holders.append(holder) }
                waits += 1
                return waits < 3
            }
        }
        #expect(holders == ["process \(ProcessInfo.processInfo.processIdentifier)"])
        #expect(waits == 3)
        if case .busy? = error {} else { Issue.record("not busy but \(String(describing: error))") }
        try first.close()
        try StoreFile(path: store.path, .writing(timeZone: nil)).close()
    }
}
