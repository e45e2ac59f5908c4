import EventModel
import EventStore
import SegmentEngine
import Testing

/// Different values near and beyond the numbers of which each has a bit of its own.
@Suite struct DistinctCountTests {
    /// Contact `c` has the values below `limit` whose number is a multiple of c + 1, in lists of none to nine lines.
    private static func values(of contact: Int, below limit: Int) -> [Int] {
        Array(stride(from: 0, to: limit, by: contact + 1))
    }

    private static let contacts = 9

    /// An event with its contact and its values.
    private struct View {
        let round: Int
        let contact: Int
        let values: [String]

        var event: Event {
            let texts = values.map { JSONValue.text($0) }
            return .of(
                "view",
                "2024-01-02",
                [
                    "externalCustomerId": .text("C\(contact)"),
                    "items": .list(texts.map { .object([JSONMember(name: "kind", value: $0)]) }),
                    "single": texts.first ?? .null,
                ]
            )
        }
    }

    private static func views(valuesBelow limit: Int) -> [View] {
        var views: [View] = []
        for round in 0..<2 {
            for contact in 0..<contacts {
                var left = values(of: contact, below: limit)[...]
                var length = round
                while !left.isEmpty {
                    let own = left.prefix(length % 10)
                    left = left.dropFirst(own.count)
                    length += 1
                    // An empty text counts for nothing.
                    let texts = own.map { "v\($0)" } + (length % 4 == 0 ? [""] : [])
                    views.append(View(round: round, contact: contact, values: texts))
                }
            }
        }
        return views
    }

    @Test(arguments: [1, 7, 8, 9, 15, 16, 17, 31, 32, 33, 63, 64, 65, 130])
    func `each different value counts once, however many there are`(limit: Int) throws {
        let views = Self.views(valuesBelow: limit)
        let events = views.map(\.event)
        // The second part meets the values in another order.
        let second = views.firstIndex { $0.round == 1 } ?? 0
        try TemporaryStore.with([Array(events[..<second]), events[second...].reversed()]) { snapshot in
            for least in Set([1, 2, limit / 3, limit / 2, limit - 1, limit]) where least > 0 {
                let found = try WorkedExampleTests.preview(
                    "distinct count of view.items.kind >= \(least)",
                    asOf: "2024-03-30",
                    snapshot
                )
                let expected = (0..<Self.contacts).filter { Self.values(of: $0, below: limit).count >= least }
                #expect(Set(found.sample(.max)) == Set(expected.map { UInt32($0) }), "\(least) of \(limit)")
            }
            let singles = try WorkedExampleTests.preview(
                "distinct count of view.single >= 2",
                asOf: "2024-03-30",
                snapshot
            )
            var texts: [Int: Set<String>] = [:]
            for view in views {
                if let text = view.values.first, !text.isEmpty { texts[view.contact, default: []].insert(text) }
            }
            let expected = texts.filter { $0.value.count >= 2 }.keys
            #expect(Set(singles.sample(.max)) == Set(expected.map { UInt32($0) }))
        }
    }
}
