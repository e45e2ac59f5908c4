import Foundation
import Testing

struct `An import` {
    @Test func `counts what it read and what the database then holds`() throws {
        let outcome = try WorkFolder().importShop()
        #expect(outcome.code == 65)
        let result = try outcome.json(as: ImportResult.self)
        #expect(result.events == .init(read: 8, stored: 6, duplicate: 1, rejected: 1))
        #expect(result.contacts == .init(total: 3, new: 3, unidentified: 1))
        #expect(result.orders == .init(total: 2, ignored: 1))
        #expect(result.seconds >= 0)
    }

    @Test func `tells no email that stands where the time should be, nor does the audit`() throws {
        let work = try WorkFolder()
        let event = #"{"eventTypeKey":"visit","occurred":"olena.koval@example.com 2024-05-06","params":[]}"#
        try work.write("input.json", event)
        let outcome = try work.run("import", "input.json", "--time-zone", "UTC")
        #expect(outcome.code == 65)
        #expect(outcome.errors.contains(#"occurred "o***@example.com 2024-05-06" is no date or time of the calendar"#))
        let audit = try work.run("audit", "--format", "json")
        let report = try work.run("report", "import-summary")
        for told in [outcome.errors, outcome.output, audit.output, audit.errors, report.output] {
            #expect(!told.contains("olena"))
        }
        // The event itself is kept whole.
        #expect(try work.run("info", "--rejected").output.contains("olena.koval@example.com"))
    }

    @Test func `of the same file again stores nothing, and the database stays as it was`() throws {
        let work = try WorkFolder()
        try work.importShop()
        let result = try work.importShop().json(as: ImportResult.self)
        #expect(result.events == .init(read: 8, stored: 0, duplicate: 7, rejected: 1))
        #expect(result.contacts == .init(total: 3, new: 0, unidentified: 1))
        #expect(result.orders == .init(total: 2, ignored: 0))
    }

    @Test func `keeps duplicates when it is asked to`() throws {
        let work = try WorkFolder()
        try work.write("twice.ndjson", SmallShop.stored + SmallShop.stored)
        let outcome = try work.run("import", "twice.ndjson", "--keep-duplicates", "--format", "json")
        #expect(outcome.code == 0)
        let result = try outcome.json(as: ImportResult.self)
        #expect(result.events == .init(read: 12, stored: 12, duplicate: 0, rejected: 0))
        #expect(result.orders.total == 2)
    }

    @Test func `reads standard input where a path is a hyphen`() throws {
        let work = try WorkFolder()
        let outcome = try work.run("import", "-", "--format", "json", input: Data(SmallShop.stored.utf8))
        #expect(outcome.code == 0)
        #expect(outcome.errors.isEmpty)
        #expect(try outcome.json(as: ImportResult.self).events == .init(read: 6, stored: 6, duplicate: 0, rejected: 0))
        #expect(try work.run("info", "--format", "json").json(as: InfoResult.self).imports.map(\.source) == ["-"])
    }

    @Test func `reads a folder's files in the order of their names, and no others`() throws {
        let work = try WorkFolder()
        let lines = SmallShop.stored.split(separator: "\n").map(String.init)
        try work.write("in/b.json", "{\"events\": [\(lines[1])]}")
        try work.write("in/a.ndjson", lines[0] + "\n")
        try work.write("in/deeper/c.jsonl", lines[2] + "\n")
        try work.write("in/notes.txt", "no events here")
        try work.write("in/.hidden.json", lines[3])
        let outcome = try work.run("import", "in", "--format", "json")
        #expect(outcome.code == 0)
        #expect(try work.run("export").lines == Array(lines[0...2]))
        let sources = try work.run("info", "--format", "json").json(as: InfoResult.self).imports.map(\.source)
        #expect(sources == ["in/a.ndjson", "in/b.json", "in/deeper/c.jsonl"])
    }

    @Test func `says in a table and in CSV what it says in JSON`() throws {
        let work = try WorkFolder()
        try work.write("shop.ndjson", SmallShop.lines)
        let outcome = try work.run("import", "shop.ndjson", "--format", "csv")
        let counts = outcome.lines.dropFirst().map { $0.split(separator: ",").prefix(2).joined(separator: " ") }
        #expect(
            counts == [
                "events read 8", "events stored 6", "events duplicate 1", "events rejected 1", "contacts 3",
                "contacts new 3", "events unidentified 1", "orders 2", "order events ignored 1",
            ]
        )
    }
}
