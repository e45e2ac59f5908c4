import EventModel
import Foundation
import Testing

@testable import EventStore

@Suite struct `The file` {
    @Test(arguments: [false, true]) func `nobody but its owner may read it`(wasThere: Bool) throws {
        let store = try TemporaryStore()
        if wasThere {
            try Data().write(to: URL(fileURLWithPath: store.path))
            try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: store.path)
        }
        try store.importTexts(#"{"eventTypeKey":"x","params":[],"occurred":"2024-01-01"}"#)
        let mode = try FileManager.default.attributesOfItem(atPath: store.path)[.posixPermissions] as? Int
        #expect(mode == 0o600)
    }

    @Test func `after closing it is one file`() throws {
        let store = try TemporaryStore()
        try store.importTexts(#"{"eventTypeKey":"x","params":[],"occurred":"2024-01-01"}"#)
        #expect(try FileManager.default.contentsOfDirectory(atPath: store.folder).contains("store.sqlite"))
        let log = try FileManager.default.attributesOfItem(atPath: store.path)[.size] as? Int
        #expect(log.map { $0 > 0 } == true)
        _ = try store.exported()
        #expect(try FileManager.default.contentsOfDirectory(atPath: store.folder) == ["store.sqlite"])
    }

    @Test func `it is free as soon as nobody has the store, even if its connection is still held`() throws {
        let store = try TemporaryStore()
        try store.importTexts(#"{"eventTypeKey":"x","params":[],"occurred":"2024-01-01"}"#)
        var file: StoreFile? = try StoreFile(path: store.path, .writing(timeZone: nil))
        let connection = file?.queue
        try file?.writeOn { try Setting.set(.orders, 7, $0) }
        #expect(FileManager.default.fileExists(atPath: store.path + "-wal"))
        file = nil
        #expect(connection != nil)
        #expect(try FileManager.default.contentsOfDirectory(atPath: store.folder) == ["store.sqlite"])
        #expect(try store.read { try $0.information().orders } == 0)
    }

    @Test func `another file is told apart and left alone`() throws {
        let store = try TemporaryStore()
        let text = "SQLite it is not, nor is it anything else that this program wrote.\n"
        try text.write(toFile: store.path, atomically: false, encoding: .utf8)
        #expect(throws: StoreError.self) { try StoreFile(path: store.path, .writing(timeZone: .utc)) }
        #expect(throws: StoreError.self) { try StoreFile(path: store.path, .reading) }
        #expect(try String(contentsOfFile: store.path, encoding: .utf8) == text)
    }

    @Test func `a file that is not there is an error that says how to make one`() throws {
        let store = try TemporaryStore()
        let error = #expect(throws: StoreError.self) { try StoreFile(path: store.path, .reading) }
        #expect(error?.description.contains("muster --database \(store.path) import") == true)
        #expect(!FileManager.default.fileExists(atPath: store.path))
    }

    @Test func `a file whose making was cut short is empty for readers and is filled by a writer`() throws {
        let store = try TemporaryStore()
        try store.makeHeaderAlone()
        let error = #expect(throws: StoreError.self) { try StoreFile(path: store.path, .reading) }
        if case .empty? = error {} else { Issue.record("not empty but \(String(describing: error))") }
        let summary = try store.importTexts(#"{"eventTypeKey":"x","params":[],"occurred":"2024-01-01"}"#)
        #expect(summary.events.stored == 1)
    }

    @Test func `another time zone than that of the file is refused`() throws {
        let store = try TemporaryStore()
        try store.importTexts(#"{"eventTypeKey":"x","params":[],"occurred":"2024-01-01"}"#, zone: "Europe/Kyiv")
        #expect(throws: StoreError.self) { try StoreFile(path: store.path, .writing(timeZone: .utc)) }
        #expect(try StoreFile(path: store.path, .writing(timeZone: nil)).zone.identifier == "Europe/Kyiv")
    }

    @Test func `a changed byte in a chunk is damage, with its place, and no wrong figure`() throws {
        let store = try TemporaryStore()
        let marker = "a text that stands in the file once, long enough to be found: 1f0c9be2"
        try store.importTexts(
            #"{"eventTypeKey":"x","params":[{"name":"p","value":{"deep":["\#(marker)"]}}],"occurred":"2024-01-01"}"#
        )
        // Positions, times and shapes are single values; a bit of each chunk in turn is flipped in the file.
        let chunks = try store.chunkBytes()
        #expect(chunks.count > 5)
        for chunk in chunks where chunk.bytes.count > 3 {
            try store.flipBit(inChunk: chunk.number)
            #expect(throws: StoreError.self) { try store.exported() }
            try store.flipBit(inChunk: chunk.number)
        }
        #expect(String(decoding: try store.exported(), as: UTF8.self).contains(marker))
    }

    @Test func `what is rejected is kept with its place and reason`() throws {
        let store = try TemporaryStore()
        let summary = try store.importTexts(
            #"{"eventTypeKey":"x","params":[],"occurred":"2024-01-01"}"# + "\n"
                + #"{"eventTypeKey":"x","params":[],"occurred":"2023-02-30"}"# + "\n" + "{broken\n"
                + #"{"eventTypeKey":"","params":[],"occurred":"2024-01-01"}"# + "\n"
        )
        #expect(summary.events == .init(read: 4, stored: 1, duplicate: 0, rejected: 3))
        var kept: [KeptRejection] = []
        try store.read { try $0.forEachRejection { kept.append($0) } }
        #expect(kept.map(\.place.line) == [2, 3, 4])
        #expect(kept.map(\.place.byte) == [57, 114, 122])
        #expect(kept[0].reason.contains("2023-02-30"))
        #expect(String(decoding: kept[1].bytes, as: UTF8.self) == "{broken")
    }
}
