import EventModel
import EventStore
import GRDB
import Testing

/// Files of formats 5 and 6 are read as they are, and become files of format 7 with the first thing that is written.
@Suite struct `A file of an older format` {
    private static let event =
        #"{"eventTypeKey":"seen","keyValue":"k1","params":[{"name":"email","value":"b@x.com"}],"occurred":"2024-01-01"}"#
    private static let later = event.replacing("01-01", with: "01-02")

    /// A store with an event, and with a contact list in format 6.
    private func store(ofFormat version: Int) throws -> TemporaryStore {
        let store = try TemporaryStore()
        try store.importTexts(Self.event)
        if version == 6 { try store.importList([[("email", "a@x.com")]]) }
        let queue = try DatabaseQueue(path: store.path)
        // The files differ in nothing else: so little has no patched streams.
        try queue.write { try $0.execute(sql: "PRAGMA user_version = \(version)") }
        try queue.close()
        return store
    }

    private func version(of store: TemporaryStore) throws -> Int {
        try store.read { try $0.information().formatVersion }
    }

    @Test func `is none that is made now, with contact lists or without`() throws {
        let store = try TemporaryStore()
        try store.importTexts(Self.event)
        #expect(try version(of: store) == 7)
        try store.importList([[("email", "a@x.com")]])
        #expect(try version(of: store) == 7)
        try store.importTexts(Self.later)
        #expect(try store.people().count == 2)
    }

    @Test(arguments: [5, 6]) func `is read, and stays what it is`(version: Int) throws {
        let store = try store(ofFormat: version)
        #expect(String(decoding: try store.exported(), as: UTF8.self) == Self.event + "\n")
        #expect(try store.people().count == version - 4)
        #expect(try store.read { try $0.verify() } == [])
        #expect(try self.version(of: store) == version)
    }

    @Test(arguments: [5, 6]) func `becomes one of this format with an import of events`(version: Int) throws {
        let store = try store(ofFormat: version)
        try store.importTexts(Self.later)
        #expect(try self.version(of: store) == 7)
        #expect(String(decoding: try store.exported(), as: UTF8.self) == "\(Self.event)\n\(Self.later)\n")
        #expect(try store.people().count == version - 4)
        #expect(try store.read { try $0.verify() } == [])
    }

    @Test(arguments: [5, 6]) func `becomes one of this format with a contact list`(version: Int) throws {
        let store = try store(ofFormat: version)
        try store.importList([[("email", "c@x.com")]])
        #expect(try self.version(of: store) == 7)
        #expect(try store.people().count == version - 3)
        #expect(try store.read { try $0.verify() } == [])
    }

    @Test(arguments: [5, 6]) func `becomes one of this format when something is taken out`(version: Int) throws {
        let undone = try store(ofFormat: version)
        _ = try undone.undo(1)
        #expect(try self.version(of: undone) == 7)
        #expect(try undone.people().count == version - 5)
    }

    @Test(arguments: [5, 6]) func `stays what it is where nothing is written after all`(version: Int) throws {
        let store = try store(ofFormat: version)
        let file = try StoreFile(path: store.path, .writing(timeZone: nil))
        #expect(try self.version(of: store) == version)
        let removal = EventRemoval(from: file)
        #expect(try removal.plan(undoing: 1).events == 1)
        let day = try #require(WallClock(year: 2023, month: 1, day: 1))
        #expect(try removal.plan(from: day, to: day).events == 0)
        try file.close()
        #expect(try self.version(of: store) == version)
    }
}
