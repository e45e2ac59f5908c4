import EventStore
import Foundation
import SegmentEngine
import SegmentLanguage
import Testing

/// No checksum guards the numbers of the catalogue: whatever they are, nobody may crash, hang or fill the memory by them.
@Suite struct `A damaged catalogue` {
    /// From which of all damages on they are tried, by all questions; without that each column gets two, which take turns with
    /// the questions.
    private static let first = ProcessInfo.processInfo.environment["MUSTER_DAMAGES"].flatMap { Int($0) }

    @Test func `is told of, or does no harm`() throws {
        try withStore { whole, path in
            let bytes = try Data(contentsOf: whole)
            for (number, damage) in try damages(of: whole.path).enumerated() where number >= Self.first ?? 0 {
                if Self.first != nil { print("\(number): \(damage)") }
                try bytes.write(to: path)
                guard try damage.damage(path.path) else { continue }
                let damaged = try Data(contentsOf: path)
                for (name, question) in chosen(of: DamagedCatalogue.readings(path.path), number, 3) {
                    ask(name, damage, question)
                }
                for (name, change) in chosen(of: DamagedCatalogue.writings(path.path), number, 1) {
                    try damaged.write(to: path)
                    ask(name, damage, change)
                }
            }
        }
    }

    @Test func `whose lists of contacts were exchanged is told of, or does no harm`() throws {
        try withStore { whole, path in
            let bytes = try Data(contentsOf: whole)
            let arrays = try DamagedCatalogue.derivedLists(of: whole.path)
            #expect(arrays.count > 10)
            for (index, array) in arrays.enumerated() {
                for other in arrays[(index + 1)...] {
                    for (name, change) in DamagedCatalogue.writings(path.path)
                    where ["import", "contact list"].contains(name) {
                        try bytes.write(to: path)
                        _ = try DamagedCatalogue.change(
                            path.path,
                            "UPDATE derived_page SET array = -1 WHERE array = \(array);"
                                + "UPDATE derived_page SET array = \(array) WHERE array = \(other);"
                                + "UPDATE derived_page SET array = \(other) WHERE array = -1"
                        )
                        do {
                            try change()
                        } catch {
                            #expect(error is StoreError, "\(array) and \(other), \(name): \(error)")
                        }
                    }
                }
            }
        }
    }

    @Test func `that has lost whose the events are is told of by who asks for them`() throws {
        try withStore { store, _ in
            let path = store.path
            #expect(try DamagedCatalogue.change(path, #"DELETE FROM chunk WHERE "column" = 5"#) > 0)
            let bytes = try Data(contentsOf: URL(fileURLWithPath: path))
            for (name, question) in DamagedCatalogue.readings(path) + DamagedCatalogue.writings(path) {
                try bytes.write(to: URL(fileURLWithPath: path))
                do {
                    try question()
                    #expect(!["export", "undo", "did productViewed then orderCreated within 20 days"].contains(name))
                } catch {
                    #expect(error is StoreError || error is SegmentEngineError, "\(name): \(error)")
                }
            }
            try bytes.write(to: URL(fileURLWithPath: path))
            #expect(try StoreFile(path: path, .reading).read { try $0.verify() } != [])
        }
    }

    /// What a question takes from the catalogue without looking at the values, or that no question looks at.
    @Test(arguments: [
        #"UPDATE chunk SET least = least + 1 WHERE "column" >= 16 AND least < greatest"#,
        #"UPDATE chunk SET greatest = greatest - 1 WHERE "column" >= 16 AND least < greatest"#,
        #"UPDATE chunk SET scale = scale + 1 WHERE scale IS NOT NULL"#,
        #"UPDATE chunk SET classes = classes | 4 WHERE "column" >= 16 AND classes & 4 = 0"#,
        #"UPDATE chunk SET nulls = 1 - nulls WHERE "column" >= 16 AND nulls < 2 AND "rows" > 0"#,
        #"UPDATE chunk SET nulls = nulls + 1 WHERE "column" = 8"#,
        #"UPDATE chunk SET "rows" = "rows" + 1 WHERE "column" = 6"#,
        "UPDATE chunk SET row_group = row_group + 1000 WHERE row_group >= 0", "UPDATE part SET number = number + 10",
        "DELETE FROM part", "DELETE FROM row_group", "DELETE FROM part WHERE number = (SELECT max(number) FROM part)",
        "UPDATE setting SET value = value + 1 WHERE name = 'orders'",
        "UPDATE setting SET value = value + 1 WHERE name = 'unidentified events'",
        "UPDATE import SET read = read + 1 WHERE number = 1", "UPDATE import SET number = 77 WHERE number = 2",
        "UPDATE import_range SET events = events + 1000", "UPDATE contact_list_page SET import = 9",
        "UPDATE dictionary_page SET texts = texts + 1 WHERE first_code = 0 AND kind = 3",
        "UPDATE order_version_group SET live = 0", "UPDATE derived_page SET entries = entries + 1 WHERE array = 66",
    ])
    func `is found by a verification`(damage: String) throws {
        try withStore { (store, _) throws in
            let path = store.path
            #expect(try StoreFile(path: path, .reading).read { try $0.verify() } == [])
            #expect(try DamagedCatalogue.change(path, damage) > 0)
            do {
                let faults = try StoreFile(path: path, .reading).read { try $0.verify() }
                #expect(!faults.isEmpty)
            } catch {
                #expect(error is StoreError, "\(error)")
            }
        }
    }

    /// Makes a whole store in a folder of its own, and calls with its place and that of another one beside it.
    private func withStore(_ body: (_ whole: URL, _ damaged: URL) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let whole = folder.appendingPathComponent("whole")
        try DamagedCatalogue.makeStore(whole.path)
        try body(whole, folder.appendingPathComponent("damaged"))
    }

    private func damages(of path: String) throws -> [DamagedCatalogue] {
        if Self.first != nil {
            let values = [-1, 0, 1, 1 << 31, 1 << 40, 1 << 62, .min, .max].map(DamagedCatalogue.Value.number)
            return try DamagedCatalogue.all(of: path, values + [.more(1), .more(-1), .text]) { count in
                Set((0..<min(count, 6)).map { count * $0 / 6 } + [count - 1]).filter { $0 >= 0 }.sorted()
            }
        }
        let values: [DamagedCatalogue.Value] = [.number(-1), .text, .more(1), .number(0), .number(.max)]
        let every = try DamagedCatalogue.all(of: path, values) { $0 > 0 ? [$0 / 2] : [] }
        let rotating = every.enumerated().filter { $0.offset / values.count % values.count == $0.offset % values.count }
        return try rotating.map(\.element) + DamagedCatalogue.all(of: path, [.number(1 << 62)]) { $0 > 0 ? [0] : [] }
    }

    /// All questions, or some of them, others for the next damage.
    private func chosen<Question>(of questions: [Question], _ number: Int, _ count: Int) -> [Question] {
        guard Self.first == nil else { return questions }
        return (0..<count).map { questions[(number * count + $0) % questions.count] }
    }

    /// What is told must be the store's own error, or that of a segment that speaks of what is no longer there.
    private func ask(_ name: String, _ damage: DamagedCatalogue, _ question: () throws -> Void) {
        do {
            try question()
        } catch {
            let isClear = error is StoreError || error is SegmentEngineError || error is SegmentSyntaxError
            #expect(isClear, "\(damage), \(name): \(error)")
        }
    }
}
