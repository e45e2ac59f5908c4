import Columns
import EventModel
import EventStore
import Foundation
import Testing

@Suite struct `Events by time` {
    /// Events of few moments, so that many tie, of three types, in no order, over many parts and small row groups.
    private func store(_ count: Int, seed: UInt64) throws -> (TemporaryStore, [String]) {
        var state = seed
        func random(_ below: UInt64) -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return (state >> 33) % below
        }
        let lines = (0..<count).map { number in
            let minute = String(random(20) + 10)
            return #"{"eventTypeKey":"t\#(random(3))","keyValue":"\#(number)","params":[{"name":"email","value":"#
                + #""c\#(random(5))@example.com"}],"occurred":"2024-01-01T10:\#(minute)"}"#
        }
        let store = try TemporaryStore()
        try store.importTexts(
            lines.joined(separator: "\n"),
            sizes: PartSizes(eventsPerPart: 40, bytesPerBlock: 700, eventsPerRowGroup: 7)
        )
        return (store, lines)
    }

    private func minute(_ line: String) -> Substring { line.suffix(4).dropLast(2) }

    @Test(arguments: [1, 5, 64, 1_000], [UInt64(1), 2, 3])
    func `come in the order of time, ties in the order in which they were read`(sliceSize: Int, seed: UInt64) throws {
        let (store, lines) = try store(300, seed: seed)
        let sorted = lines.enumerated()
            .sorted { (minute($0.element), $0.offset) < (minute($1.element), $1.offset) }.map(\.element)
        try store.read { snapshot in
            let events = try EventsByTime(snapshot, .init(), sliceSize: sliceSize)
            #expect(events.eventsAtMost == 300)
            var found: [String] = []
            while let slice = try events.nextSlice() {
                // Off by one event for each row group at most, where a slice is larger than there are row groups.
                #expect(slice.events.count <= max(2 * sliceSize, snapshot.rowGroups.count))
                for event in slice.events {
                    found.append(slice.withJSON(of: event) { String(decoding: $0, as: UTF8.self) })
                }
            }
            #expect(found == sorted)
        }
    }

    @Test func `can be selected by type, period and contact`() throws {
        let (store, lines) = try store(300, seed: 4)
        try store.read { snapshot in
            let contact = try #require(
                (0..<UInt32(snapshot.contacts.count)).first {
                    snapshot.identifier(.email, of: $0) == "c2@example.com"
                }
            )
            var selection = EventsByTime.Selection()
            selection.eventTypes = [try #require(snapshot.eventType(named: "t1"))]
            let first = try #require(WallClock(year: 2024, month: 1, day: 1, hour: 10, minute: 12)).microseconds
            selection.occurred = first...(first + 5 * WallClock.minute)
            selection.contacts = Bitmap(count: snapshot.contacts.count, ones: [Int(contact)])
            let events = try EventsByTime(snapshot, selection, sliceSize: 16)
            var found: [String] = []
            while let slice = try events.nextSlice() {
                #expect(slice.events.allSatisfy { $0.contact == contact })
                for event in slice.events {
                    found.append(slice.withJSON(of: event) { String(decoding: $0, as: UTF8.self) })
                }
            }
            let wanted = lines.filter {
                $0.contains("\"t1\"") && $0.contains("\"c2@example.com\"") && ("12"..."17").contains(minute($0))
            }
            #expect(found.sorted() == wanted.sorted() && !found.isEmpty)
        }
    }

    /// Lists, raw events, removed ones and columns that refer to others, in row groups of which a slice has a few rows.
    @Test(arguments: 0..<8, [0, 3_000, Int.max])
    func `are the stored ones to the byte, wherever their texts are kept`(seed: Int, mostTextBytes: Int) throws {
        var events = HostileEvents(seed: UInt64(9_000 + seed))
        let store = try TemporaryStore()
        for _ in 0..<3 {
            let sizes = PartSizes(eventsPerPart: 120, bytesPerBlock: 4_000, eventsPerRowGroup: 90)
            try store.importTexts(events.lines(200).joined(separator: "\n"), sizes: sizes)
        }
        _ = try store.undo(1 + seed % 3)
        var stored: [(occurred: Int64, number: Int64, json: String)] = []
        try store.read { snapshot in
            for group in snapshot.rowGroups {
                let buffer = try snapshot.read(group, columns: nil)
                for row in 0..<buffer.count {
                    let number = group.part.firstEvent + Int64(buffer.positions[row])
                    let json = String(decoding: snapshot.json(row, of: buffer), as: UTF8.self)
                    stored.append((buffer.occurred[row], number, json))
                }
            }
        }
        stored.sort { ($0.occurred, $0.number) < ($1.occurred, $1.number) }
        let period = stored[stored.count / 5].occurred...stored[stored.count / 5 * 4].occurred
        for wanted in [Int64.min...Int64.max, period] {
            try store.read { snapshot in
                snapshot.keepTextsOnDisk(beyond: mostTextBytes)
                var selection = EventsByTime.Selection()
                selection.occurred = wanted
                let walk = try EventsByTime(snapshot, selection, sliceSize: 16)
                var found: [String] = []
                while let slice = try walk.nextSlice() {
                    found += slice.events.map { event in
                        slice.withJSON(of: event) { String(decoding: $0, as: UTF8.self) }
                    }
                }
                #expect(found == stored.filter { wanted.contains($0.occurred) }.map(\.json))
            }
        }
    }
}
