import EventModel
import EventStore
import SegmentEngine
import Testing

/// Counts near and beyond what a byte holds, which is all that is kept of them where no more can be asked for.
@Suite struct CountLimitTests {
    private static let counts = [1, 2, 127, 128, 254, 255, 256, 257, 511, 513]

    struct Case: CustomTestStringConvertible, Sendable {
        let segment: String
        let holds: @Sendable (Int) -> Bool

        init(_ segment: String, _ holds: @escaping @Sendable (Int) -> Bool) {
            (self.segment, self.holds) = (segment, holds)
        }

        var testDescription: String { segment }
    }

    private static func cases(_ limit: Int) -> [Case] {
        let end = max(3, limit)
        return [
            Case("did view at least \(limit) times") { $0 >= limit },
            Case("did view at most \(limit) times") { $0 <= limit },
            Case("did view exactly \(limit) times") { $0 == limit },
            Case("did view more than \(limit) times") { $0 > limit },
            Case("did not view at least \(limit) times") { $0 < limit },
            Case("did view between 3 and \(end) times") { $0 >= 3 && $0 <= end },
            Case("count of view not between 3 and \(end)") { $0 < 3 || $0 > end },
            Case("count of view one of (1, \(limit))") { $0 == 1 || $0 == limit },
            Case("count of view > \(limit).5") { $0 > limit },
            Case("distinct count of view.number >= \(limit)") { $0 >= limit },
            Case("sum of view.one < \(limit)") { $0 < limit },
            Case("order count >= \(limit)") { $0 >= limit },
        ]
    }

    private static let others = [
        Case("top 3 by count of view") { $0 >= 257 },
        Case("bottom 30% by count of view") { $0 <= 127 },
        Case("top 2 by sum of view.one") { $0 >= 511 },
        Case("did view at least 255 times and not (did view at least 257 times)") { $0 == 255 || $0 == 256 },
    ]

    @Test func `every limit tells the counts apart that it should`() throws {
        // The contacts take turns, so that each has events in both parts.
        var events: [Event] = []
        for number in 0..<513 {
            for (contact, count) in Self.counts.enumerated() where number < count {
                let name = JSONValue.text("C\(contact)")
                events.append(
                    .of("view", "2024-01-02", ["externalCustomerId": name, "number": .text("u\(number)"), "one": 1])
                )
                events.append(
                    .of(
                        "orderCreated",
                        "2024-01-02",
                        [
                            "externalCustomerId": name, "externalOrderId": .text("\(contact)-\(number)"),
                            "totalCost": 1,
                            "status": "DELIVERED", "date": "2024-01-02",
                        ]
                    )
                )
            }
        }
        let middle = events.count / 2
        try TemporaryStore.with([Array(events[..<middle]), Array(events[middle...])]) { snapshot in
            let limits = [1, 2, 127, 128, 253, 254, 255, 256, 257, 511, 512, 513, 514]
            for one in limits.flatMap(Self.cases) + Self.others {
                let preview = try WorkedExampleTests.preview(one.segment, asOf: "2024-03-30", snapshot)
                let expected = Self.counts.indices.filter { one.holds(Self.counts[$0]) }.map { UInt32($0) }
                #expect(preview.sample(.max).sorted() == expected, "\(one.testDescription)")
            }
        }
    }
}
