import Foundation
import Testing

struct `Several files` {
    private struct Result: Decodable {
        struct File: Decodable, Equatable {
            let file: String
            let events: ImportResult.Events
        }

        let events: ImportResult.Events
        let files: [File]
    }

    private static let lines = SmallShop.stored.split(separator: "\n").map(String.init)

    @Test func `give one summary and a line a file`() throws {
        let work = try WorkFolder()
        try work.write("a.ndjson", Self.lines[0] + "\n" + Self.lines[1])
        try work.write("b.ndjson", Self.lines[1] + "\nbroken\n" + Self.lines[2])
        let outcome = try work.run("import", "a.ndjson", "b.ndjson", "--format", "json")
        #expect(outcome.code == 65)
        let result = try outcome.json(as: Result.self)
        #expect(result.events == .init(read: 5, stored: 3, duplicate: 1, rejected: 1))
        #expect(
            result.files == [
                .init(file: "a.ndjson", events: .init(read: 2, stored: 2, duplicate: 0, rejected: 0)),
                .init(file: "b.ndjson", events: .init(read: 3, stored: 1, duplicate: 1, rejected: 1)),
            ]
        )
        #expect(
            outcome.errors.hasPrefix(
                "a.ndjson: 2 read, 2 stored, 0 duplicate, 0 rejected\nb.ndjson: 3 read, 1 stored, 1 duplicate, 1 rejected\n"
            )
        )
    }

    @Test func `of a pattern and a folder come once each, and what is left out is said`() throws {
        let work = try WorkFolder()
        try work.write("in/b.json", Self.lines[1])
        try work.write("in/deep/a.json", Self.lines[0])
        try work.write("in/people.csv", "email\n")
        let outcome = try work.run("import", "in/**/*.json", "in", "--format", "json")
        #expect(outcome.code == 0)
        #expect(try outcome.json(as: Result.self).files.map(\.file) == ["in/b.json", "in/deep/a.json"])
        #expect(outcome.errors.contains("muster: in/b.json: is named twice and read once\n"))
        #expect(
            outcome.errors.contains(
                "muster: left out, since it does not look like events: in/people.csv; name a file to have it read\n"
            )
        )
    }

    @Test func `may be packed by zstd`() throws {
        let work = try WorkFolder()
        try work.importShop()
        #expect(try work.run("export", "--output", "shop.json.zst", "--format", "json").code == 0)
        #expect(try work.bytes(of: "shop.json.zst").prefix(4) == Data([0x28, 0xB5, 0x2F, 0xFD]))
        let outcome = try work.run(
            "--database",
            "b.sqlite",
            "import",
            "shop.json.zst",
            "--time-zone",
            "UTC",
            "--format",
            "json"
        )
        #expect(try outcome.json(as: Result.self).events == .init(read: 6, stored: 6, duplicate: 0, rejected: 0))
        #expect(try work.run("--database", "b.sqlite", "export").output == SmallShop.stored)
    }

    @Test func `that are asked for by a pattern must be there`() throws {
        let outcome = try WorkFolder().run("import", "none/*.json")
        #expect(outcome.code == 64)
        #expect(outcome.errors.contains("none/*.json: no file or folder fits this pattern"))
    }
}
