import EventModel
import EventStore
import GRDB
import Testing

/// Columns whose texts go together are written as what is between their codes; every value must come back.
@Suite struct `Columns that go together` {
    private static func event(_ number: Int, _ parameters: [(String, String)]) -> String {
        let written = parameters.map { #"{"name":"\#($0.0)","value":\#($0.1)}"# }.joined(separator: ",")
        let time = "2024-01-\(number % 28 + 1 < 10 ? "0" : "")\(number % 28 + 1)"
        return
            #"{"eventTypeKey":"seen","keyValue":"k\#(number * 37 % 900)","params":[\#(written)],"occurred":"\#(time)"}"#
    }

    private static let shops: [(name: String, events: [String])] = [
        ("the same throughout", (0..<2_000).map { event($0, [("email", "\"k\($0 * 37 % 900)\"")]) }),
        (
            "some lack the second",
            (0..<2_000).map { event($0, $0 % 5 == 0 ? [] : [("email", "\"e\($0 * 37 % 900)\"")]) }
        ),
        (
            "some have a number, null or JSON instead",
            (0..<2_000).map { number in
                let other = ["12.50", "null", "[1,2]", "true", "1e400"][number / 7 % 5]
                return event(number, [("email", number % 7 == 0 ? other : "\"e\(number * 37 % 900)\"")])
            }
        ),
        (
            "one breaks the rule",
            (0..<2_000).map { event($0, [("email", $0 == 1_234 ? "\"x\"" : "\"e\($0 * 37 % 900)\"")]) }
        ),
        (
            "lines go together",
            (0..<600).map { number in
                let lines = (0..<3).map { #"{"id":"i\#((number + $0) % 50)","picture":"p\#((number + $0) % 50)"}"# }
                return event(number, [("items", "[\(lines.joined(separator: ","))]")])
            }
        ),
    ]

    @Test(arguments: shops.indices) func `come back as they came`(shop: Int) throws {
        let store = try TemporaryStore()
        let text = Self.shops[shop].events.joined(separator: "\n") + "\n"
        try store.importTexts(text, keepsDuplicates: true)
        #expect(String(decoding: try store.exported(), as: UTF8.self) == text, "\(Self.shops[shop].name)")
        #expect(try store.read { try $0.verify() } == [])
    }

    /// Bytes are looked at in place only as long as no others are read, so a reference has to be known before.
    @Test func `are damage where the catalogue does not know that one refers to the other`() throws {
        let store = try TemporaryStore()
        try store.importTexts(Self.shops[0].events.joined(separator: "\n"), keepsDuplicates: true)
        try DatabaseQueue(path: store.path).write {
            try $0.execute(sql: "UPDATE chunk SET classes = classes & 32767 WHERE classes & 32768")
            #expect($0.changesCount > 0)
        }
        #expect(throws: StoreError.self) { try store.exported() }
    }

    @Test func `take little room`() throws {
        let (together, apart) = (try TemporaryStore(), try TemporaryStore())
        try together.importTexts(
            (0..<20_000).map { Self.event($0, [("email", "\"e\($0 * 37 % 900)\"")]) }.joined(separator: "\n"),
            keepsDuplicates: true
        )
        try apart.importTexts(
            (0..<20_000).map { Self.event($0, [("email", "\"e\($0 * 7_919 % 901)\"")]) }.joined(separator: "\n"),
            keepsDuplicates: true
        )
        #expect(try together.byteCount(ofParameter: "email") * 20 < apart.byteCount(ofParameter: "email"))
    }

    /// A customer who was known by the key alone for a while gets a number later than others around.
    @Test func `take little room where a tenth is far off`() throws {
        let events = (0..<30_000).map { number in
            // A key is new in each third event. Every tenth of them has no number before the last third of the events.
            let key = number % 3 == 0 ? number / 3 : number * 7_919 % (number / 3 + 1)
            let isLate = key % 10 == 4 && number < 20_000
            let parameters = isLate ? [] : [("customer", "\"c\(key)\"")]
            let written = parameters.map { #"{"name":"\#($0.0)","value":\#($0.1)}"# }.joined()
            let time = "2024-01-01T\(10 + number / 3_600):\(10 + number / 60 % 50):\(10 + number % 50)"
            return #"{"eventTypeKey":"seen","keyValue":"k\#(key)","params":[\#(written)],"occurred":"\#(time)"}"#
        }
        let store = try TemporaryStore()
        let text = events.joined(separator: "\n") + "\n"
        try store.importTexts(text, keepsDuplicates: true)
        #expect(String(decoding: try store.exported(), as: UTF8.self) == text)
        #expect(try store.read { try $0.verify() } == [])
        // 29,000 codes of 14 bits are 51 KB. Differences for 10,000 keys of four bits or less, and for a thousand of them one of 14
        // bits and a position of some seven, are 8 KB.
        #expect(try store.byteCount(ofParameter: "customer") < 20_000)
    }

    @Test func `a second value of a name stands in its own column however the names are ordered`() throws {
        let store = try TemporaryStore()
        let orders = [["a", "a"], ["b", "a"], ["a"], ["b", "a", "a"], ["a", "b", "a", "b"], ["b", "b", "a"]]
        let events = orders.enumerated().map { index, names in
            Self.event(index, names.enumerated().map { ($1, "\"\(index)-\($0)\"") })
        }
        try store.importTexts(events.joined(separator: "\n"))
        try store.read { snapshot in
            let group = try #require(snapshot.rowGroups.first)
            let buffer = try snapshot.read(group, columns: nil)
            for name in ["a", "b"] {
                let column = try #require(snapshot.parameterColumn(named: name))
                for (row, names) in orders.enumerated() {
                    let first = names.firstIndex(of: name)
                    let values = try #require(buffer.columns[column])
                    guard let first else {
                        #expect(values.valueClass(row) == .absent)
                        continue
                    }
                    let text = snapshot.dictionary(of: column).text(UInt32(values.values[row]))
                    #expect(text == "\(row)-\(first)")
                }
            }
        }
    }
}
