import EventStore
import GRDB
import Testing

struct ContactCountTests {
    @Test(arguments: [0, 16, 18]) func `lists of contacts that differ in length are damage`(array: Int) throws {
        let store = try TemporaryStore()
        let events = (0..<30).map {
            #"{"eventTypeKey":"x","params":[{"name":"email","value":"a\#($0)@x.com"}],"occurred":"2024-01-01"}"#
        }
        try store.importTexts(events.joined(separator: "\n"))
        #expect(try store.read { $0.contacts.count } == 30)
        try DatabaseQueue(path: store.path).write {
            try $0.execute(sql: "UPDATE derived_page SET entries = 20 WHERE \"array\" = ?", arguments: [array])
            #expect($0.changesCount == 1)
        }
        // Until it is told of, there is a place for each.
        #expect(throws: StoreError.self) {
            try store.read { snapshot in #expect(snapshot.contacts.count == 30) }
        }
    }
}
