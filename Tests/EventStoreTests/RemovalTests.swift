import EventModel
import EventStore
import GRDB
import Testing

@Suite struct `Taking events away` {
    /// After a removal the store must be as if only the other events had ever come: the same export, the same
    /// contacts and orders but for their numbers.
    @Test(arguments: 0..<12)
    func `undoing an import leaves what a store without it has`(seed: Int) throws {
        var events = HostileEvents(seed: UInt64(3_000 + seed))
        let texts = (0..<3).map { _ in events.lines(70).joined(separator: "\n") }
        let sizes = PartSizes(eventsPerPart: 10 + seed * 7, bytesPerBlock: 3_000, eventsPerRowGroup: 6)
        let store = try TemporaryStore()
        for text in texts { try store.importTexts(text, sizes: sizes) }
        let undone = seed % 3
        let plan = try store.undo(undone + 1)
        let other = try TemporaryStore()
        for (index, text) in texts.enumerated() where index != undone { try other.importTexts(text, sizes: sizes) }
        #expect(try Set(values(of: store.exported())) == Set(values(of: other.exported())))
        let left = try store.read { try $0.information() }
        #expect(left.events + plan.events == plan.before)
        let contacts = try other.read { try $0.information().contacts }
        #expect(left.contacts == contacts)
        #expect(try store.read { try $0.verify() } == [])
    }

    @Test func `an event that another import brought too stays and belongs to that one`() throws {
        let shared = #"{"eventTypeKey":"x","params":[{"name":"email","value":"a@x.com"}],"occurred":"2024-01-01"}"#
        let own = #"{"eventTypeKey":"x","params":[{"name":"email","value":"b@x.com"}],"occurred":"2024-01-02"}"#
        let store = try TemporaryStore()
        try store.importTexts(shared + "\n" + own)
        try store.importTexts(shared)
        let first = try store.undo(1)
        #expect((first.events, first.kept) == (1, 1))
        #expect(String(decoding: try store.exported(), as: UTF8.self) == shared + "\n")
        #expect(try store.undo(2).events == 1)
        #expect(try store.exported().isEmpty)
        #expect(try store.read { $0.contacts.count } == 0)
    }

    @Test func `events that others brought too belong to them in runs, to the first of them where there are several`()
        throws
    {
        func lines(_ numbers: some Sequence<Int>) -> String {
            numbers.map { #"{"eventTypeKey":"x","params":[{"name":"n","value":\#($0)}],"occurred":"2024-01-01"}"# }
                .joined(separator: "\n")
        }
        let store = try TemporaryStore()
        try store.importTexts(lines(0..<60), sizes: PartSizes(eventsPerPart: 25))
        for numbers in [20..<40, 30..<50] { try store.importTexts(lines(numbers)) }
        #expect(try store.undo(1).kept == 30)
        let imported = try store.read { try $0.importedEvents() }
        #expect(imported.map(\.events) == [20..<40, 40..<50])
        #expect(imported.map(\.importNumber) == [2, 3])
        #expect(try store.read { try $0.verify() } == [])
    }

    @Test func `events belong to later imports whichever of them came first in the file that is taken back`() throws {
        func lines(_ numbers: some Sequence<Int>) -> String {
            numbers.map { #"{"eventTypeKey":"x","params":[{"name":"n","value":\#($0)}],"occurred":"2024-01-01"}"# }
                .joined(separator: "\n")
        }
        let store = try TemporaryStore()
        for numbers in [0..<60, 30..<50, 10..<35] { try store.importTexts(lines(numbers)) }
        #expect(try store.undo(1).kept == 40)
        let imported = try store.read { try $0.importedEvents() }
        #expect(imported.map(\.events) == [10..<30, 30..<50])
        #expect(imported.map(\.importNumber) == [3, 2])
        #expect(try store.read { try $0.verify() } == [])
    }

    @Test(
        arguments: [(0, .max), (2, .max), (-7, 1 << 40), (1, -1), (.min, .min), (.max, .max)] as [(Int64, Int64)]
    )
    func `an import is taken back though the file is damaged where it says which events it brought`(
        first: Int64,
        events: Int64
    ) throws {
        let lines = (0..<5).map {
            #"{"eventTypeKey":"x","params":[{"name":"n","value":\#($0)}],"occurred":"2024-01-01"}"#
        }
        let store = try TemporaryStore()
        try store.importTexts(lines.joined(separator: "\n"))
        try store.importTexts(lines[3])
        try DatabaseQueue(path: store.path).write {
            try $0.execute(
                sql: "UPDATE import_range SET first_event = ?, events = ? WHERE import = 1",
                arguments: [first, events]
            )
            #expect($0.changesCount == 1)
        }
        let (removed, kept, before) = try store.undo(1)
        #expect(before == 5)
        #expect(removed + kept == (first > 4 || events < 0 ? 0 : 5 - max(0, Int(first))))
    }

    @Test func `what was removed can come again`() throws {
        let text = #"{"eventTypeKey":"x","params":[],"occurred":"2024-01-01"}"#
        let store = try TemporaryStore()
        try store.importTexts(text)
        _ = try store.undo(1)
        #expect(try store.importTexts(text).events == .init(read: 1, stored: 1))
        #expect(String(decoding: try store.exported(), as: UTF8.self) == text + "\n")
    }

    @Test func `the number of an import that was taken back is not given again`() throws {
        func text(_ day: Int) -> String { #"{"eventTypeKey":"x","params":[],"occurred":"2024-01-0\#(day)"}"# }
        let store = try TemporaryStore()
        try store.importTexts(text(1))
        try store.importTexts(text(2))
        _ = try store.undo(2)
        try store.importTexts(text(3))
        let error = try #require(throws: StoreError.self) { try store.undo(2) }
        guard case .noSuchImport(_, let number) = error else { return #expect(Bool(false), "\(error)") }
        #expect(number == 2)
        #expect(try store.undo(3).events == 1)
        #expect(String(decoding: try store.exported(), as: UTF8.self) == text(1) + "\n")
    }

    @Test func `a period goes with both its ends`() throws {
        let times = [
            "2024-01-01T09:59", "2024-01-01T10:00", "2024-01-01T10:30", "2024-01-01T11:00", "2024-01-01T11:01",
        ]
        let store = try TemporaryStore()
        try store.importTexts(
            times.map { #"{"eventTypeKey":"x","params":[],"occurred":"\#($0)"}"# }.joined(separator: "\n")
        )
        let from = try #require(WallClock(year: 2024, month: 1, day: 1, hour: 10))
        let to = try #require(WallClock(year: 2024, month: 1, day: 1, hour: 11))
        let file = try StoreFile(path: store.path, .writing(timeZone: nil))
        let removal = EventRemoval(from: file)
        let plan = try removal.plan(from: from, to: to)
        #expect(plan.events == 3)
        try removal.remove(plan)
        try file.close()
        let left = try values(of: store.exported()).compactMap { $0["occurred"] }
        #expect(left == [.text(times[0]), .text(times[4])])
        #expect(try store.read { try $0.verify() } == [])
    }

    @Test func `removing the creation of an order makes its delivery count for nothing`() throws {
        func order(_ type: String, _ time: String, _ more: String = "") -> String {
            #"{"eventTypeKey":"\#(type)","params":[{"name":"email","value":"a@x.com"},{"name":"externalOrderId","value":"O"}\#(more)],"occurred":"\#(time)"}"#
        }
        let store = try TemporaryStore()
        let creation =
            #",{"name":"totalCost","value":1},{"name":"status","value":"INITIALIZED"},{"name":"date","value":"2024-01-01"}"#
        try store.importTexts(order("orderCreated", "2024-01-01", creation))
        #expect(try store.importTexts(order("orderDelivered", "2024-01-02")).orders == 1)
        _ = try store.undo(1)
        let information = try store.read { try $0.information() }
        #expect((information.orders, information.ignored.map(\.reason)) == (0, [.unknownOrder]))
    }
}

extension TemporaryStore {
    /// Takes an import back and says what went, beside how many events there were before.
    func undo(_ number: Int) throws -> (events: Int, kept: Int, before: Int) {
        let before = try read { try $0.information().events }
        let file = try StoreFile(path: path, .writing(timeZone: nil))
        let removal = EventRemoval(from: file)
        let plan = try removal.plan(undoing: number)
        try removal.undo(number, plan)
        try file.close()
        return (plan.events, plan.kept, before)
    }
}
