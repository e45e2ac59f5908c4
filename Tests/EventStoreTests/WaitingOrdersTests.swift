import EventModel
import EventReader
import EventStore
import Foundation
import Testing

/// Events of few orders that come in no order of time, so that every part has something to say of orders of all others.
@Suite struct `Orders whose events are spread over many parts` {
    private let sizes = PartSizes(eventsPerPart: 8, bytesPerBlock: 1_500, eventsPerRowGroup: 8)

    /// Four hundred events of fifty orders, one in nine of them of no use.
    private func lines() -> [String] {
        var lines = (0..<400).map { number -> String in
            let (order, step) = (number % 50, number / 50)
            let type = step == 0 ? "orderCreated" : step == 7 ? "orderDelivered" : "orderUpdated"
            let status = number % 9 == 4 ? "NONE_OF_FIVE" : step % 2 == 0 ? "INITIALIZED" : "IN_PROGRESS"
            let parameters = [
                ("externalCustomerId", "c\(order % 7)"), ("externalOrderId", "o\(order)"), ("totalCost", "\(number).5"),
                ("status", status), ("date", "2024-01-01"),
            ]
            let json = parameters.map { #"{"name":"\#($0)","value":"\#($1)"}"# }.joined(separator: ",")
            let time = "2024-0\(1 + step)-1\(order % 10)T10:00:00"
            return #"{"eventTypeKey":"\#(type)","params":[\#(json)],"occurred":"\#(time)"}"#
        }
        var state: UInt64 = 88_172_645_463_325_252
        for index in lines.indices.dropFirst().reversed() {
            state ^= state << 13
            state ^= state >> 7
            state ^= state << 17
            lines.swapAt(index, Int(state % UInt64(index + 1)))
        }
        return lines
    }

    private func write(_ lines: [String], to path: String) throws {
        try lines.joined(separator: "\n").write(toFile: path, atomically: false, encoding: .utf8)
    }

    /// Imports a file, looks at the store after each block and at the end, and says how many parts more there were each time.
    ///
    /// Whatever is seen has the orders that follow from all events that are seen.
    private func partsPerCommit(
        of path: String,
        into store: TemporaryStore,
        keepsDuplicates: Bool = false
    ) throws -> [Int] {
        var partsSeen: [Int] = []
        func look() throws {
            try store.read { snapshot in
                partsSeen.append(snapshot.parts.count)
                let (stored, fresh) = (try snapshot.storedDerivation(), try snapshot.freshDerivation())
                #expect(stored == fresh)
            }
        }
        let file = try StoreFile(path: store.path, .writing(timeZone: .utc))
        let events = try EventImport(into: file, keepsDuplicates: keepsDuplicates, sizes: sizes)
        try events.read(.file(path)) { _, _ in
            do { try look() } catch { Issue.record(error) }
            return true
        }
        let steps = zip(partsSeen, partsSeen.dropFirst()).map { $1 - $0 }
        _ = try events.finish()
        try file.close()
        try look()
        return steps
    }

    @Test func `are what all committed events make of them, whenever somebody looks`() throws {
        let store = try TemporaryStore()
        let path = store.folder + "/events.ndjson"
        try write(lines(), to: path)
        let steps = try partsPerCommit(of: path, into: store)
        // The first parts are committed one by one, later ones several at a time.
        #expect(steps.prefix(8).allSatisfy { $0 <= 1 })
        #expect(steps.contains { $0 > 1 })
    }

    @Test func `do not wait for more than sixteen parts, however few they are among other events`() throws {
        let store = try TemporaryStore()
        try store.importTexts(lines().joined(separator: "\n"), sizes: sizes)
        // One old order's event for each part that is full of something else.
        let others = (0..<400).map { number in
            number % 8 == 0
                ? lines()[number]
                : #"{"eventTypeKey":"seen","params":[{"name":"at","value":"\#(number)"}],"keyValue":"k","occurred":"2024-03-01"}"#
        }
        let path = store.folder + "/others.ndjson"
        try write(others, to: path)
        let steps = try partsPerCommit(of: path, into: store, keepsDuplicates: true)
        #expect(steps.max() == 16)
    }

    @Test func `may come from several sources while they wait`() throws {
        let (many, one) = (try TemporaryStore(), try TemporaryStore())
        let lines = lines()
        let sources = stride(from: 0, to: lines.count, by: 5).map { first in
            let text = lines[first..<min(first + 5, lines.count)].joined(separator: "\n")
            return EventSource.bytes(Array(text.utf8), name: "text-\(first)")
        }
        let summary = try many.importSources(sources, sizes: sizes)
        try one.importTexts(lines.joined(separator: "\n"))
        #expect(summary.sources.count == sources.count)
        #expect(try many.read { try $0.storedDerivation() } == one.read { try $0.storedDerivation() })
        #expect(try many.exported() == one.exported())
    }

    @Test func `let nobody else write while they wait`() throws {
        let (store, alone) = (try TemporaryStore(), try TemporaryStore())
        let path = store.folder + "/events.ndjson"
        try write(lines(), to: path)
        let file = try StoreFile(path: store.path, .writing(timeZone: .utc))
        let events = try EventImport(into: file, sizes: sizes)
        var refused = 0
        try events.read(.file(path)) { _, _ in
            do {
                _ = try EventRemoval(from: file).plan(undoing: 1)
            } catch StoreError.unfinishedImport {
                refused += 1
            } catch {
                Issue.record(error)
            }
            return true
        }
        _ = try events.finish()
        _ = try EventRemoval(from: file).plan(undoing: 1)
        try file.close()
        try alone.importSources([.file(path)], sizes: sizes)
        #expect(refused > 0)
        // Who was refused took nothing of the import away.
        #expect(try store.exported() == alone.exported())
    }

    @Test func `are the same in one part and in many`() throws {
        let (many, one) = (try TemporaryStore(), try TemporaryStore())
        let text = lines().joined(separator: "\n")
        let inMany = try many.importTexts(text, sizes: sizes)
        let inOne = try one.importTexts(text)
        #expect(inMany.orders == inOne.orders)
        #expect(inMany.ignoredOrderEvents == inOne.ignoredOrderEvents)
        #expect(inOne.orders == 50)
        #expect(inOne.ignoredOrderEvents > 0)
        #expect(try many.read { try $0.storedDerivation() } == one.read { try $0.storedDerivation() })
    }

    @Test(arguments: [25, 37, 48])
    func `are the same after a stop between two commits`(blocks: Int) throws {
        let (store, whole) = (try TemporaryStore(), try TemporaryStore())
        let path = store.folder + "/events.ndjson"
        try write(lines(), to: path)
        try store.importInterrupted(path, sizes: sizes, afterBlocks: blocks)
        let resumed = try store.importSources([.file(path)], sizes: sizes)
        let never = try whole.importSources([.file(path)], sizes: sizes)
        #expect(resumed.events == never.events)
        #expect(try store.read { try $0.storedDerivation() } == whole.read { try $0.storedDerivation() })
        #expect(try store.exported() == whole.exported())
        #expect(try store.read { try $0.verify() } == [])
    }
}
