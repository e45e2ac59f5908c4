import EventModel
import EventStore
import Testing

/// How much time row groups span: what a question about a week has to read.
struct RowGroupSpanTests {
    /// Events of some days, one an equal time after the other, of which each stands far from its neighbours in time.
    private static func events(_ count: Int, days: Int) -> String {
        (0..<count).map { number in
            let second = number * 7_919 % count * (days * 86_400 / count)
            let time = WallClock(microseconds: Int64(1_700_000_000 + second) * 1_000_000)
            return
                #"{"eventTypeKey":"viewed","keyValue":"k\#(number % 50)","params":{"n":\#(number)},"occurred":"\#(time)"}"#
        }.joined(separator: "\n")
    }

    @Test func `a few events of a wrong year do not divide the others`() throws {
        let store = try TemporaryStore()
        let far = (0..<20).map { number in
            #"{"eventTypeKey":"viewed","keyValue":"f\#(number)","params":{},"occurred":"1970-01-01T00:00:\#(10 + number)"}"#
        }
        try store.importTexts(Self.events(13_000, days: 20) + "\n" + far.joined(separator: "\n"))
        #expect(try store.read { $0.rowGroups.map(\.events) } == [13_020])
    }

    private static func groups(_ count: Int, days: Int) throws -> [(events: Int, occurred: ClosedRange<Int64>)] {
        let store = try TemporaryStore()
        try store.importTexts(events(count, days: days))
        return try store.read { $0.rowGroups.map { ($0.events, $0.occurred) } }
    }

    @Test func `events of years in one part lie in several row groups, one after another in time`() throws {
        let groups = try Self.groups(13_000, days: 1_000)
        #expect(groups.map(\.events) == [4_333, 4_333, 4_334])
        #expect(zip(groups, groups.dropFirst()).allSatisfy { $0.occurred.upperBound <= $1.occurred.lowerBound })
    }

    @Test func `events of a month lie in one, and so do those of years if they are few`() throws {
        #expect(try Self.groups(13_000, days: 30).map(\.events) == [13_000])
        #expect(try Self.groups(8_191, days: 1_000).map(\.events) == [8_191])
        #expect(try Self.groups(13_000, days: 100).map(\.events) == [6_500, 6_500])
    }
}
