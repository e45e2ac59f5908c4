import EventReader
import EventStore
import Foundation
import Testing

@Suite struct `Events of very many names` {
    private func event(_ number: Int, _ parameters: String) -> String {
        #"{"eventTypeKey":"x","keyValue":"k\#(number)","params":[{"name":"email","value":"\#(number % 7)@x.com"},\#(parameters)],"occurred":"2024-01-01T00:\#(10 + number % 50)"}"#
    }

    /// Each has a parameter that no other has.
    private func wideEvents(_ count: Int) -> String {
        (0..<count).map { event($0, #"{"name":"p\#($0)","value":"t\#($0)"}"#) }.joined(separator: "\n")
    }

    @Test func `a part has no more cells than it may, also where one block would fill many parts`() throws {
        let store = try TemporaryStore()
        let sizes = PartSizes(cellsPerPart: 2_000)
        try store.importTexts(wideEvents(400), sizes: sizes)
        let parts = try store.read { $0.parts.map(\.events) }
        // A column for each event and some that all have: 43 times 45 is below the limit, 45 times 47 above it.
        #expect(parts.max() ?? 0 <= 44)
        #expect(parts.reduce(0, +) == 400)
        // To join them would bring all cells back.
        let summary = try store.compact(sizes)
        #expect(summary.parts.after >= 400 / 44)
        #expect(try store.read { try $0.verify() } == [])
        let other = try TemporaryStore()
        try other.importTexts(wideEvents(400))
        #expect(try other.read { $0.parts.count } == 1)
        #expect(try store.exported() == other.exported())
    }

    @Test(arguments: 0..<10)
    func `events of all kinds are the same in narrow parts`(seed: Int) throws {
        var events = HostileEvents(seed: UInt64(9_000 + seed))
        let text = events.lines(150).joined(separator: "\n")
        let sizes = PartSizes(cellsPerPart: 60 + seed * 40, bytesPerBlock: 4_000 << (seed % 4), eventsPerRowGroup: 9)
        let (store, other) = (try TemporaryStore(), try TemporaryStore())
        let summary = try store.importTexts(text, sizes: sizes, threads: 1 + seed % 3)
        #expect(try other.importTexts(text).events == summary.events)
        #expect(try store.read { $0.parts.count } > 1)
        #expect(try store.exported() == other.exported())
        #expect(try store.read { try $0.verify() } == [])
        let (stored, whole) = (
            try store.read { try $0.storedDerivation() }, try other.read { try $0.storedDerivation() }
        )
        #expect(stored.contactOfEvent == whole.contactOfEvent)
        #expect(stored.versions == whole.versions)
        // Each is found again, whichever part it went to.
        #expect(try store.importTexts(text, sizes: sizes).events.stored == 0)
    }

    @Test(arguments: [1, 2, 3])
    func `an import that was stopped among many parts of one block goes on as if it never had been`(blocks: Int) throws
    {
        let sizes = PartSizes(cellsPerPart: 500, bytesPerBlock: 9_000)
        let (store, other) = (try TemporaryStore(), try TemporaryStore())
        let path = store.folder + "/wide.ndjson"
        try Data(wideEvents(300).utf8).write(to: URL(filePath: path))
        try store.importInterrupted(path, sizes: sizes, afterBlocks: blocks)
        let resumed = try store.importSources([.file(path)], sizes: sizes)
        let whole = try other.importSources([.file(path)], sizes: sizes)
        #expect(resumed.events == whole.events)
        #expect(resumed.events == .init(read: 300, stored: 300))
        #expect(try store.exported() == other.exported())
        #expect(try store.read { try $0.verify() } == [])
    }

    /// The second event has the names of the first from the last to the first, and some of them again.
    @Test func `names that come again behind very many others have columns of their own`() throws {
        func event(_ names: some Sequence<Int>) -> String {
            let parameters = names.map { #"{"name":"p\#($0)","value":\#($0)}"# }.joined(separator: ",")
            return #"{"eventTypeKey":"x","params":[\#(parameters)],"occurred":"2024-01-01"}"#
        }
        let events = [
            event(Array(0..<400)), event((0..<400).reversed() + [0, 200, 0, 399]), event([7, 7]),
            event(Array(100..<300) + Array(100..<300)),
        ]
        let store = try TemporaryStore()
        try store.importTexts(events.joined(separator: "\n"))
        #expect(String(decoding: try store.exported(), as: UTF8.self) == events.map { $0 + "\n" }.joined())
        #expect(try store.rowGroupsWithRawEvents() == 0)
        // Once all 400, twice 0, 7, 399 and 100 to 299, thrice 0; and beside the parameters what every event has.
        let names = try store.read { snapshot in snapshot.columns.map { snapshot.columnName($0) } }
        let occurrences = names.filter { $0.name.hasPrefix("p") }.map(\.occurrence)
        #expect((0...2).map { number in occurrences.count { $0 == number } } == [400, 203, 1])
        #expect(try store.read { try $0.verify() } == [])
    }

    @Test func `values far from each other come back where they stood`() throws {
        let lines = (0..<300).map { number in
            let list = (0..<number % 5).map { #"{"a":1,"b\#((number + $0) % 60)":"\#($0)"}"# }.joined(separator: ",")
            return event(
                number,
                #"{"name":"p\#(number % 70)","value":"t\#(number)"},{"name":"l\#(number % 3)","value":[\#(list)]}"#
            )
        }
        let store = try TemporaryStore()
        try store.importTexts(lines.joined(separator: "\n"))
        #expect(try values(of: store.exported()) == values(of: Array(lines.joined(separator: "\n").utf8)))
    }

    @Test func `a list with a field of its own in each of many lines keeps the first fields, and comes back whole`()
        throws
    {
        let lines = (0..<2_500).map { #"{"id":"i\#($0)","f\#($0)":\#($0)}"# }.joined(separator: ",")
        let text = event(1, #"{"name":"items","value":[\#(lines)]},{"name":"city","value":"Kyiv"}"#)
        let store = try TemporaryStore()
        #expect(try store.importTexts(text).events == .init(read: 1, stored: 1))
        #expect(String(decoding: try store.exported(), as: UTF8.self) == text + "\n")
        #expect(try store.rowGroupsWithRawEvents() == 1)
        #expect(try store.importTexts(text).events == .init(read: 1, duplicate: 1))
        #expect(try store.read { try $0.verify() } == [])
        // 4,000,000 cells are 1,600 fields for each of the lines.
        #expect(try store.chunksOfFields() == 1_600)
        #expect(try store.byteCount(ofParameter: "city") > 0)
    }

    @Test func `a long list of lines that are alike is no such list`() throws {
        let lines = (0..<3_000).map { #"{"id":"i\#($0)","cost":\#($0),"quantity":1}"# }.joined(separator: ",")
        let store = try TemporaryStore()
        try store.importTexts(event(1, #"{"name":"items","value":[\#(lines)]}"#))
        #expect(try store.rowGroupsWithRawEvents() == 0)
        #expect(try store.chunksOfFields() == 3)
    }
}
