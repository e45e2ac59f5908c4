import EventModel
import EventStore
import Foundation
import Testing

@Suite struct `What comes in comes out` {
    @Test(arguments: 0..<30)
    func `random events come back value for value, in order`(seed: Int) throws {
        var events = HostileEvents(seed: UInt64(seed))
        let text = events.lines(120).joined(separator: "\n")
        let store = try TemporaryStore()
        let summary = try store.importTexts(
            text,
            keepsDuplicates: true,
            zone: ["UTC", "Europe/Kyiv", "America/New_York"][seed % 3],
            sizes: PartSizes(
                eventsPerPart: 9 + seed * 7,
                bytesPerBlock: 500 + seed * 300,
                eventsPerRowGroup: 1 + seed % 5
            )
        )
        #expect(summary.events == .init(read: 120, stored: 120, duplicate: 0, rejected: 0))
        let (came, went) = (try values(of: Array(text.utf8)), try values(of: store.exported()))
        #expect(came.count == went.count)
        for (a, b) in zip(came, went) { #expect(a == b) }
    }

    @Test func `an order event without occurred takes its date as time and comes back without`() throws {
        let store = try TemporaryStore()
        let text =
            #"{"eventTypeKey":"orderCreated","keyValue":"k","params":[{"name":"date","value":"2024-04-01T10:00:00"}]}"#
        try store.importTexts(text)
        #expect(String(decoding: try store.exported(), as: UTF8.self) == text + "\n")
        let information = try store.read { try $0.information() }
        #expect(information.eventTypes[0].period.lowerBound == WallClock(year: 2024, month: 4, day: 1, hour: 10))
    }

    @Test(arguments: [
        " 2024-01-01 ", "2024-01-01\\n", "\\t2024-01-01T10:00", " 2024-01-01T10:00:00.25", "2024-01-01T10:00Z ",
    ])
    func `a time between blanks comes back with them`(time: String) throws {
        let text = #"{"eventTypeKey":"x","keyValue":"k","params":[],"occurred":"\#(time)"}"#
        let store = try TemporaryStore()
        try store.importTexts(text)
        #expect(String(decoding: try store.exported(), as: UTF8.self) == text + "\n")
    }

    @Test func `no clean event is kept raw`() throws {
        let store = try TemporaryStore()
        let lines = (0..<2_000).map {
            #"{"eventTypeKey":"x","keyValue":"k\#($0)","params":[{"name":"n","value":\#($0).5}],"occurred":"2024-01-01"}"#
        }
        try store.importTexts(lines.joined(separator: "\n"))
        #expect(try store.rowGroupsWithRawEvents() == 0)
    }
}

@Suite struct `Blocks and threads` {
    @Test(arguments: [1, 2, 5])
    func `the file holds the same however many threads parse`(threads: Int) throws {
        var events = HostileEvents(seed: 77)
        let text = events.lines(300).joined(separator: "\n")
        func chunks(_ threads: Int) throws -> [Data] {
            let store = try TemporaryStore()
            try store.importTexts(text, sizes: PartSizes(eventsPerPart: 90, bytesPerBlock: 1_500), threads: threads)
            return try store.chunkBytes().map(\.bytes)
        }
        #expect(try chunks(1) == chunks(threads))
    }

    @Test func `texts that hardly ever repeat leave the dictionary, keys do not, and all come back`() throws {
        let store = try TemporaryStore()
        let lines = (0..<90_000).map {
            #"{"eventTypeKey":"x","keyValue":"k\#($0)","params":[{"name":"n","value":"note \#($0)"}],"occurred":"2024-01-01"}"#
        }
        let text = lines.joined(separator: "\n") + "\n"
        try store.importTexts(text, sizes: PartSizes(eventsPerPart: 40_000, bytesPerBlock: 100_000))
        #expect(try store.exported() == Array(text.utf8))
        let sizes = try store.dictionarySizes()
        #expect(sizes.count == 2 && sizes[0] == 90_000 && sizes[1] < 60_000)
        let again = try store.importTexts(text)
        #expect(again.events.duplicate == 90_000)
    }
}

@Suite struct `Duplicates` {
    @Test(arguments: 0..<10)
    func `importing again stores nothing, in any cut`(seed: Int) throws {
        var events = HostileEvents(seed: UInt64(100 + seed))
        let text = events.lines(150).joined(separator: "\n")
        let store = try TemporaryStore()
        let first = try store.importTexts(
            text,
            sizes: PartSizes(eventsPerPart: 40, bytesPerBlock: 2_000, eventsPerRowGroup: 7)
        )
        #expect(first.events.stored + first.events.duplicate == 150)
        let before = try store.exported()
        let again = try store.importTexts(
            text,
            sizes: PartSizes(eventsPerPart: 13 + seed * 11, bytesPerBlock: 700 + seed * 900, eventsPerRowGroup: 3)
        )
        #expect(again.events == .init(read: 150, stored: 0, duplicate: 150, rejected: 0))
        #expect(try store.exported() == before)
    }

    /// Each pair differs in one thing that makes two events of it, or in none.
    @Test(arguments: [
        (#"{"name":"p","value":1}"#, #"{"name":"p","value":1}"#, 1),
        (#"{"name":"p","value":1}"#, #"{"name":"p","value":"1"}"#, 2),
        (#"{"name":"p","value":1}"#, #"{"name":"p","value":1.0}"#, 2),
        (#"{"name":"p","value":"a"}"#, #"{"name":"p","value":"A"}"#, 2),
        (#"{"name":"p","value":"2024-01-01"}"#, #"{"name":"p","value":"2024-01-01T00:00"}"#, 2),
        (#"{"name":"p","value":[{"a":1}]}"#, #"{"name":"p","value":"[{\"a\":1}]"}"#, 2),
        (#"{"name":"p","value":[{"a":1}]}"#, #"{"name":"p","value":[{"a" : 1}]}"#, 1),
        (#"{"name":"p","value":[{"a":1},{"a":2}]}"#, #"{"name":"p","value":[{"a":2},{"a":1}]}"#, 2),
        (#"{"name":"p","value":1},{"name":"q","value":2}"#, #"{"name":"q","value":2},{"name":"p","value":1}"#, 2),
        (#"{"name":"p","value":null}"#, #"{"name":"q","value":null}"#, 2),
    ])
    func `the same is type, key, time and parameters with order, digits and kinds`(
        left: String,
        right: String,
        stored: Int
    ) throws {
        func event(_ parameters: String) -> String {
            #"{"eventTypeKey":"x","keyValue":"k","params":[\#(parameters)],"occurred":"2024-01-01"}"#
        }
        let inOneRun = try TemporaryStore()
        #expect(try inOneRun.importTexts(event(left) + "\n" + event(right)).events.stored == stored)
        let inTwo = try TemporaryStore()
        try inTwo.importTexts(event(left))
        #expect(try inTwo.importTexts(event(right)).events.stored == stored - 1)
    }

    @Test func `a time written otherwise is the same time`() throws {
        let store = try TemporaryStore()
        let summary = try store.importTexts(
            #"{"eventTypeKey":"x","params":[],"occurred":"2024-01-01"} {"eventTypeKey":"x","params":[],"occurred":"2024-01-01T00:00"}"#
        )
        #expect(summary.events == .init(read: 2, stored: 1, duplicate: 1, rejected: 0))
    }
}

@Suite struct `Derived from the events` {
    @Test(arguments: 0..<30)
    func `import by import gives what all events at once give`(seed: Int) throws {
        var events = HostileEvents(seed: UInt64(1_000 + seed))
        let store = try TemporaryStore()
        for _ in 0..<(1 + seed % 4) {
            let sizes = PartSizes(
                eventsPerPart: 8 + events.below(60),
                bytesPerBlock: 400 + events.below(6_000),
                eventsPerRowGroup: 1 + events.below(9)
            )
            try store.importTexts(
                events.lines(60).joined(separator: "\n"),
                events.lines(20).joined(separator: "\n"),
                sizes: sizes
            )
        }
        try store.read { snapshot in
            let (stored, fresh) = (try snapshot.storedDerivation(), try snapshot.freshDerivation())
            #expect(stored.contactOfEvent == fresh.contactOfEvent)
            #expect(stored.identifiers == fresh.identifiers)
            #expect(stored.earliest == fresh.earliest)
            #expect(stored.versions == fresh.versions)
            #expect(stored.ignored == fresh.ignored)
            #expect(!stored.versions.isEmpty || !stored.ignored.isEmpty)
        }
    }

    @Test func `an event that comes late changes the order from its time on`() throws {
        func order(_ type: String, _ time: String, _ more: String = "") -> String {
            #"{"eventTypeKey":"\#(type)","keyValue":"k","params":[{"name":"email","value":"a@x.com"},{"name":"externalOrderId","value":"O1"}\#(more)],"occurred":"\#(time)"}"#
        }
        let creation =
            #",{"name":"totalCost","value":"9.90"},{"name":"status","value":"INITIALIZED"},{"name":"date","value":"2024-01-01"}"#
        let store = try TemporaryStore()
        let first = try store.importTexts(order("orderDelivered", "2024-01-05"))
        #expect((first.orders, first.ignoredOrderEvents) == (0, 1))
        let second = try store.importTexts(order("orderCreated", "2024-01-01", creation))
        #expect((second.orders, second.ignoredOrderEvents) == (1, 0))
        try store.read { snapshot in
            let versions = try snapshot.orderVersions()
            #expect(versions.count == 2)
            let states = (0..<2).map { versions[$0] }.sorted { $0.validFrom < $1.validFrom }
            #expect(states.map(\.status) == [.initialized, .delivered])
            #expect(states[0].validTo == states[1].validFrom)
            #expect(states.map(\.number) == [1, 0])
            #expect(try snapshot.information().ignored.isEmpty)
        }
    }
}
