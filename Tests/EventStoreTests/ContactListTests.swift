import Columns
import EventModel
import EventStore
import Foundation
import GRDB
import Testing

@Suite struct `A contact list` {
    /// What comes into the store, one thing after another.
    enum Step: Sendable {
        case list([(String, String)])
        case event([(String, String)])
    }

    struct Case: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let steps: [Step]
        let people: [String]
    }

    /// Worked out by hand from the rule who it is: the strongest identifier that somebody owns decides, unless that one
    /// owns another identifier of a stronger kind that is given too.
    static let cases = [
        Case(
            testDescription: "an event finds whom a list knows",
            steps: [
                .list([("email", " Ann@X.com"), ("externalCustomerId", "1")]), .event([("email", "ann@x.com")]),
                .event([("externalCustomerId", "1"), ("phone", "+380 (50) 1")]),
            ],
            people: ["externalCustomerId 1, email ann@x.com, phone 380501"]
        ),
        Case(
            testDescription: "a list gives an identifier to whom an event made",
            steps: [
                .event([("email", "ann@x.com")]), .list([("email", "ann@x.com"), ("phone", "501")]),
                .event([("phone", "501")]),
            ],
            people: ["email ann@x.com, phone 501"]
        ),
        Case(
            testDescription: "two numbers in the shop are two people, and the email stays with the first",
            steps: [
                .list([("externalCustomerId", "1"), ("email", "a@x.com")]),
                .list([("externalCustomerId", "2"), ("email", "a@x.com")]), .event([("email", "a@x.com")]),
            ],
            people: ["externalCustomerId 1, email a@x.com", "externalCustomerId 2"]
        ),
        Case(
            testDescription: "a list in the middle joins nobody whom events took for two",
            steps: [
                .event([("email", "a@x.com")]), .event([("phone", "501")]),
                .list([("email", "a@x.com"), ("phone", "501")]), .event([("phone", "501"), ("contactKey", "k")]),
            ],
            people: ["email a@x.com", "phone 501, contactKey k"]
        ),
    ]

    @Test(arguments: cases) func `names people as events do, in store order`(_ example: Case) throws {
        let store = try TemporaryStore()
        for step in example.steps {
            switch step {
            case .list(let values): try store.importList([values])
            case .event(let values): try store.importTexts(Self.event(values))
            }
            #expect(try store.read { try $0.verify() } == [])
        }
        #expect(try store.people() == example.people)
    }

    private static func event(_ values: [(String, String)], on date: String = "2024-01-01") -> String {
        let parameters = values.map { #"{"name":"\#($0.0)","value":"\#($0.1)"}"# }.joined(separator: ",")
        return #"{"eventTypeKey":"x","params":[\#(parameters)],"occurred":"\#(date)"}"#
    }

    /// Where each row and event has the same identifiers for the same person, nothing depends on the order.
    @Test(arguments: 0..<6)
    func `of people who clash with nobody may come before or after the events`(_ turn: Int) throws {
        let people = (0..<4).map { [("email", "p\($0)@x.com"), ("phone", "50\($0)")] }
        var steps: [Step] = people.flatMap { [.list($0), .event($0)] }
        var random = HostileEvents(seed: UInt64(turn))
        for index in steps.indices { steps.swapAt(index, random.below(steps.count)) }
        let store = try TemporaryStore()
        for step in steps {
            switch step {
            case .list(let values): try store.importList([values])
            case .event(let values): try store.importTexts(Self.event(values))
            }
        }
        #expect(try store.people().sorted() == (0..<4).map { "email p\($0)@x.com, phone 50\($0)" })
        #expect(try store.read { $0.knownContacts?.ones } == 4)
    }

    @Test func `gives fields, of which a later row replaces what it says and no more`() throws {
        let store = try TemporaryStore()
        try store.importList([
            [("email", "a@x.com"), ("city", "Lviv"), ("note", "old")], [("email", "b@x.com"), ("city", "Kyiv")],
        ])
        try store.importList([[("email", "A@x.com"), ("city", "Odesa"), ("note", "")]], name: "second.csv")
        #expect(try store.fields(of: "a@x.com") == ["city": "Odesa", "note": "old"])
        #expect(try store.fields(of: "b@x.com") == ["city": "Kyiv"])
        let places = try store.read { snapshot in
            ["city", "note"].map { name in
                snapshot.contactLists.field(named: name)
                    .flatMap { snapshot.contactLists.place(ofField: $0, of: 0) }.map { "\($0.file) \($0.line)" }
            }
        }
        #expect(places == ["second.csv 2", "list.csv 2"])
    }

    @Test func `counts each row once: as new, as said before, or as rejected`() throws {
        let first: [[(String, String)]] = [
            [("email", "a@x.com"), ("city", "Lviv")], [("email", "A@X.com "), ("city", "Lviv")],
            [("city", "Lviv"), ("email", "null")], [("email", "b@x.com")],
        ]
        let store = try TemporaryStore()
        #expect(try store.importList(first).rows == .init(read: 4, stored: 3, duplicate: 0, rejected: 1))
        // Again: the last row of a@x.com spells the address as the first one does not.
        #expect(try store.importList(first).rows == .init(read: 4, stored: 2, duplicate: 1, rejected: 1))
        let moved: [[(String, String)]] = [[("email", "b@x.com"), ("city", "Kyiv")]]
        #expect(try store.importList(moved).rows == .init(read: 1, stored: 1))
        #expect(try store.importList(moved).rows == .init(read: 1, duplicate: 1))
        let information = try store.read { try $0.information() }
        #expect(information.imports.map(\.isContactList) == [true, true, true, true])
        #expect(information.listedContacts == 2)
        var rejected: [KeptRejection] = []
        try store.read { try $0.forEachRejection(includingContactLists: true) { rejected.append($0) } }
        #expect(rejected.map(\.place.line) == [4, 4])
        try store.read { try $0.forEachRejection { _ in Issue.record("no event was rejected") } }
    }

    @Test func `can be taken back, and what another list says stays`() throws {
        let rows: [[(String, String)]] = [[("email", "a@x.com"), ("city", "Lviv")], [("email", "b@x.com")]]
        let store = try TemporaryStore()
        try store.importList(rows)
        try store.importList(rows, name: "again.csv")
        try store.importList([[("email", "a@x.com"), ("city", "Kyiv"), ("phone", "7")]], name: "third.csv")
        try store.importTexts(Self.event([("phone", "7")]))
        #expect(try store.people() == ["email a@x.com, phone 7", "email b@x.com"])
        #expect(try store.undoList(3) == 1)
        #expect(try store.people() == ["email a@x.com", "email b@x.com", "phone 7"])
        #expect(try store.undoList(1) == 2)
        #expect(try store.fields(of: "a@x.com") == ["city": "Lviv"])
        #expect(try store.undoList(2) == 2)
        #expect(try store.people() == ["phone 7"])
        #expect(try store.read { $0.knownContacts == nil && $0.contactLists.rows == 0 })
        #expect(try store.read { try $0.verify() } == [])
    }

    @Test func `says who is known, and nothing where there is none`() throws {
        let store = try TemporaryStore()
        try store.importTexts(Self.event([("email", "b@x.com")]))
        #expect(try store.read { $0.knownContacts } == nil)
        try store.importList([[("email", "a@x.com"), ("phone", "7")]])
        try store.importTexts(Self.event([("phone", "7"), ("contactId", "9")]))
        #expect(try store.read { $0.knownContacts?.ones } == 1)
        let known = try store.read { snapshot in
            let contact = try #require((0..<snapshot.contacts.count).first { snapshot.knownContacts?[$0] == true })
            return IdentifierKind.allCases.compactMap { snapshot.identifier($0, of: UInt32(contact)) }
        }
        #expect(known == ["9", "a@x.com", "7"])
        #expect(try store.read { $0.contacts.knownSince.map { $0 == .min } } == [false, true])
    }

    /// Any sequence of events, lists, removals and compactions gives what deriving all of it anew gives, and the same
    /// people as a store to which what was removed never came.
    @Test(arguments: 0..<16)
    func `among events derives step by step what all of it gives at once`(seed: Int) throws {
        var random = HostileEvents(seed: UInt64(9_000 + seed))
        let sizes = PartSizes(eventsPerPart: 9 + seed * 5, bytesPerBlock: 2_000, eventsPerRowGroup: 6)
        let (store, other) = (try TemporaryStore(), try TemporaryStore())
        let undone = Set((0..<3).map { _ in random.below(7) })
        for number in 0..<7 {
            if random.below(2) == 0 {
                let rows = random.listRows(12)
                try store.importList(rows, name: "\(number)", rowsPerPage: 1 + random.below(9))
                if !undone.contains(number) { try other.importList(rows, name: "\(number)") }
            } else {
                let lines = random.lines(25).joined(separator: "\n")
                try store.importTexts(lines, sizes: sizes)
                if !undone.contains(number) { try other.importTexts(lines) }
            }
            #expect(try store.read { try $0.verify() } == [])
        }
        for number in undone.sorted() {
            _ = try store.undoList(number + 1)
            #expect(try store.read { try $0.verify() } == [])
        }
        if seed % 2 == 0 { _ = try store.compact() }
        // Of duplicates of what was removed the other store has the later one, so people are compared and not their order.
        #expect(try store.people().sorted() == other.people().sorted())
        let rows = random.listRows(5)
        try store.importList(rows, name: "last")
        try other.importList(rows, name: "last")
        #expect(try store.people().sorted() == other.people().sorted())
        #expect(try store.read { try $0.verify() } == [])
    }

    @Test(arguments: [1, 2, 3, 5])
    func `that was stopped goes on where it stopped`(questions: Int) throws {
        var random = HostileEvents(seed: 77)
        let rows = random.listRows(40)
        let (store, whole) = (try TemporaryStore(), try TemporaryStore())
        let stopped = try store.importList(rows, rowsPerPage: 7, stoppingAfter: questions)
        #expect(stopped.wasInterrupted)
        #expect(stopped.rows.read < 40)
        let resumed = try store.importList(rows, rowsPerPage: 7)
        let never = try whole.importList(rows)
        #expect(resumed.rows == never.rows)
        #expect(resumed.newContacts == never.newContacts)
        #expect(try store.people() == whole.people())
        #expect(try store.read { try $0.information().imports.map(\.isFinished) } == [true])
        #expect(try store.read { try $0.verify() } == [])
        // Another list of the same name begins anew.
        try store.importList(rows, name: "b", rowsPerPage: 7, stoppingAfter: 2)
        let changed = try store.importList([[("email", "new@x.com")]] + rows, name: "b")
        #expect(changed.rows.read == 41)
        #expect(try store.read { try $0.verify() } == [])
    }

    /// What lies in the file while an import runs is what a kill leaves.
    @Test(arguments: [1, 3, 5]) func `that was killed goes on from its last page`(questions: Int) throws {
        var random = HostileEvents(seed: 78)
        let rows = random.listRows(40)
        let (store, killed) = (try TemporaryStore(), try TemporaryStore())
        try store.importTexts(Self.event([("email", "a@x.com")]))
        let file = try StoreFile(path: store.path, .writing(timeZone: nil))
        let lists = try ContactListImport(into: file, rowsPerPage: 7)
        var asked = 0
        try lists.read(isResumable: true) {
            ListRows(rows)
        } progress: { _, _ in
            asked += 1
            guard asked == questions else { return true }
            for end in ["", "-wal"] {
                do {
                    try FileManager.default.copyItem(atPath: store.path + end, toPath: killed.path + end)
                } catch {
                    Issue.record(error)
                }
            }
            return true
        }
        let never = lists.finish()
        try file.close()
        let left = try killed.read { try $0.information().imports.last }
        #expect(left?.isFinished == false)
        #expect(left.map { $0.events.read % 7 == 0 && $0.events.read < 40 } == true)
        #expect(try killed.read { try $0.verify() } == [])
        #expect(try killed.importList(rows, rowsPerPage: 7).rows == never.rows)
        #expect(try killed.people() == store.people())
        #expect(try killed.read { try $0.information().imports.map(\.isFinished) } == [true, true])
        #expect(try killed.read { try $0.verify() } == [])
    }

    @Test func `whose bytes are damaged is found by verifying, and gives no wrong figure`() throws {
        let store = try TemporaryStore()
        try store.importList((0..<50).map { [("email", "a\($0)@x.com"), ("city", "Lviv \($0)")] })
        let chunks = try DatabaseQueue(path: store.path).read {
            try Int.fetchAll($0, sql: #"SELECT data FROM contact_list_column WHERE "column" > 2"#)
        }
        #expect(chunks.count == 2)
        for chunk in chunks {
            try store.flipBit(inChunk: chunk)
            #expect(try store.read { try $0.verify() }.count == 1)
            try store.flipBit(inChunk: chunk)
        }
        try store.flipBit(inChunk: try #require(chunks.last))
        #expect(throws: StoreError.self) { try store.fields(of: "a1@x.com") }
    }
}

extension TemporaryStore {
    /// Takes an import back and says how many rows of a list went.
    func undoList(_ number: Int) throws -> Int {
        let file = try StoreFile(path: path, .writing(timeZone: nil))
        let removal = EventRemoval(from: file)
        let plan = try removal.plan(undoing: number)
        try removal.undo(number, plan)
        try file.close()
        return plan.listRows
    }
}

extension HostileEvents {
    /// Rows of few people, who are found by identifiers that clash; every row has one.
    mutating func listRows(_ count: Int) -> [[(String, String)]] {
        (0..<count).map { _ in
            var row: [(String, String)] = [("city", ["Lviv", "Kyiv", "", "Луцьк"][below(4)])]
            if below(2) == 0 { row.append(("email", ["a@x.com", "A@x.com", "b@x.com", " c@x.com"][below(4)])) }
            if below(3) == 0 { row.append(("phone", ["+380 50 1", "380501", "2"][below(3)])) }
            if below(2) == 0 || row.count == 1 {
                row.append(("externalCustomerId", ["1", "2", "A", "B", "7"][below(5)]))
            }
            return row
        }
    }
}
