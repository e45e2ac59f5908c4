import EventModel
import EventStore
import GRDB
import Testing

@Suite struct `Compacting a store` {
    /// Parts of a few events, so that hostile events of all kinds meet in one part that several make.
    private static let sizes = PartSizes(eventsPerPart: 40, bytesPerBlock: 2_000, eventsPerRowGroup: 7)

    @Test(arguments: 0..<12)
    func `a compacted store has the same events, contacts and orders`(seed: Int) throws {
        var events = HostileEvents(seed: UInt64(5_000 + seed))
        let store = try TemporaryStore()
        for _ in 0..<5 { try store.importTexts(events.lines(30).joined(separator: "\n"), sizes: Self.sizes) }
        if seed % 3 > 0 { _ = try store.undo(seed % 5 + 1) }
        let exported = try store.exported()
        let before = try store.read { try ($0.information(), $0.storedDerivation()) }
        // Larger than the parts that were imported, and of any size against the row groups.
        let summary = try store.compact(PartSizes(eventsPerPart: 90 + seed * 20, eventsPerRowGroup: 5 + seed))
        #expect(summary.parts.before == before.0.parts)
        #expect(summary.parts.after < summary.parts.before)
        #expect(try store.exported() == exported)
        #expect(try store.read { try $0.verify() } == [])
        let after = try store.read { try ($0.information(), $0.storedDerivation()) }
        #expect(after.1 == before.1)
        #expect(after.0.events == before.0.events)
        #expect(after.0.orders == before.0.orders)
        #expect(try store.compact(PartSizes(eventsPerPart: 90 + seed * 20, eventsPerRowGroup: 5 + seed)).isIdle)
    }

    @Test(arguments: 0..<6)
    func `a compacted store takes further imports, removals and duplicates as any other`(seed: Int) throws {
        var events = HostileEvents(seed: UInt64(6_000 + seed))
        let texts = (0..<4).map { _ in events.lines(40).joined(separator: "\n") }
        let (store, other) = (try TemporaryStore(), try TemporaryStore())
        for text in texts.dropLast() {
            try store.importTexts(text, sizes: Self.sizes)
            try other.importTexts(text, sizes: Self.sizes)
        }
        _ = try store.undo(2)
        _ = try other.undo(2)
        _ = try store.compact(PartSizes())
        for text in [texts[0], texts[3], texts[1]] {
            let summary = try store.importTexts(text, sizes: Self.sizes)
            #expect(try summary.events == other.importTexts(text, sizes: Self.sizes).events)
        }
        _ = try store.undo(1)
        _ = try other.undo(1)
        #expect(try store.exported() == other.exported())
        #expect(try store.read { try $0.verify() } == [])
    }

    @Test func `dictionaries are written in their order, so that the same store becomes the same file`() throws {
        let store = try TemporaryStore()
        for day in 1...2 {
            let parameters = (0..<12).map { #"{"name":"p\#($0)","value":"v\#(day)"}"# }.joined(separator: ",")
            try store.importTexts(#"{"eventTypeKey":"visit","params":[\#(parameters)],"occurred":"2024-01-0\#(day)"}"#)
        }
        _ = try store.compact()
        let places = try DatabaseQueue(path: store.path).read { database in
            try Int.fetchAll(
                database,
                sql: "SELECT data FROM dictionary_page WHERE kind = 0 AND texts = 2 ORDER BY dictionary"
            )
        }
        #expect(places.count == 12)
        #expect(places == places.sorted())
    }

    @Test func `the texts of a removed person leave the file, and those of others stay`() throws {
        func visit(_ email: String, _ day: Int, city: String) -> String {
            #"{"eventTypeKey":"visit","params":[{"name":"email","value":"\#(email)"},{"name":"city","value":"\#(city)"}],"occurred":"2024-01-0\#(day)"}"#
        }
        let kept = [visit("ann@x.com", 1, city: "Kyiv"), visit("cat@x.com", 3, city: "Lviv")]
        let store = try TemporaryStore()
        try store.importTexts(kept.joined(separator: "\n"))
        try store.importTexts(visit("bob@x.com", 2, city: "Kyiv"))
        _ = try store.undo(2)
        #expect(try store.read { $0.holdsText("bob@x.com", of: "email") })
        let summary = try store.compact()
        #expect((summary.removedEvents, summary.droppedTexts) == (1, 1))
        #expect(try store.read { $0.holdsText("bob@x.com", of: "email") } == false)
        #expect(try store.read { $0.holdsText("ann@x.com", of: "email") && $0.holdsText("Kyiv", of: "city") })
        #expect(String(decoding: try store.exported(), as: UTF8.self) == kept.map { $0 + "\n" }.joined())
        // He comes back as a new person, with a new code.
        try store.importTexts(visit("bob@x.com", 4, city: "Odesa") + "\n" + visit("bob@x.com", 5, city: "Kyiv"))
        #expect(try store.read { $0.contacts.count } == 3)
        #expect(try store.read { try $0.verify() } == [])
    }

    @Test func `a store whose events all went becomes an empty one that takes new events`() throws {
        let text = #"{"eventTypeKey":"x","params":[],"occurred":"2024-01-01"}"#
        let store = try TemporaryStore()
        try store.importTexts(text)
        _ = try store.undo(1)
        #expect(try store.compact().parts.after == 0)
        #expect(try store.exported().isEmpty)
        #expect(try store.importTexts(text).events == .init(read: 1, stored: 1))
        #expect(try store.read { try $0.verify() } == [])
    }

    @Test func `events keep their numbers and their places`() throws {
        let times = (1...9).map { #"{"eventTypeKey":"x","params":[],"occurred":"2024-01-0\#($0)"}"# }
        let store = try TemporaryStore()
        for line in times { try store.importTexts(line) }
        _ = try store.undo(4)
        let before = try store.read { try $0.places(of: Set(0..<9)) }
        let all = try store.compact()
        #expect(all.parts.after == 1)
        let after = try store.read { try $0.places(of: Set(0..<9)) }
        for event in (0..<9 as Range<Int64>) where event != 3 { #expect(after[event] == before[event]) }
    }

    @Test func `many small imports leave few parts, and no result changes`() throws {
        let lines = (0..<100).map {
            #"{"eventTypeKey":"x","params":[{"name":"email","value":"\#($0 % 7)@x.com"}],"occurred":"2024-01-01T00:\#($0 % 60 / 10)\#($0 % 10)"}"#
        }
        let (store, other) = (try TemporaryStore(), try TemporaryStore())
        for line in lines { try store.importTexts(line) }
        try other.importTexts(lines.joined(separator: "\n"))
        #expect(try store.read { $0.parts.count } < 20)
        #expect(try store.exported() == other.exported())
        #expect(try store.read { try $0.verify() } == [])
    }
}

extension TemporaryStore {
    func compact(_ sizes: PartSizes = PartSizes()) throws -> CompactionSummary {
        let file = try StoreFile(path: path, .writing(timeZone: nil))
        let summary = try StoreCompaction(of: file, sizes: sizes).compact { _, _ in true }
        try file.close()
        return summary
    }
}

extension CompactionSummary {
    fileprivate var isIdle: Bool {
        parts.before == parts.after && removedEvents == 0 && droppedTexts == 0
    }
}

extension StoreSnapshot {
    fileprivate func holdsText(_ text: String, of parameter: String) -> Bool {
        guard let column = parameterColumn(named: parameter) else { return false }
        let dictionary = dictionary(of: column)
        return (0..<UInt32(dictionary.count)).contains { dictionary.text($0) == text }
    }
}
