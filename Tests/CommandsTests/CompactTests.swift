import Foundation
import Testing

struct `Compacting` {
    /// A member that comes twice makes the store keep the event's own text, so that its bytes can be looked for.
    private static func odd(_ name: String, _ day: Int) -> String {
        #"{"eventTypeKey":"odd","occurred":"2024-01-0\#(day)","note":"first","note":"\#(name)"}"# + "\n"
    }

    @Test func `joins what small imports left, and what was removed leaves the file`() throws {
        let work = try WorkFolder()
        for (day, name) in ["Quillifer", "Zanzibarine", "Oxymandre"].enumerated() {
            try work.write("\(name).json", Self.odd(name, day + 1))
            try work.run("import", "\(name).json")
        }
        try work.run("undo", "2", "--yes")
        #expect(try work.bytes(of: "muster.sqlite").range(of: Data("Zanzibarine".utf8)) != nil)
        let before = try work.run("export").output
        let result = try work.run("compact", "--format", "json").json(as: CompactResult.self)
        #expect((result.parts.before, result.parts.after) == (3, 1))
        #expect(result.removedEvents == 1)
        #expect(try work.bytes(of: "muster.sqlite").range(of: Data("Zanzibarine".utf8)) == nil)
        #expect(try work.run("export").output == before)
        #expect(try work.run("info", "--verify").code == 0)
        #expect(
            try work.run("compact").lines == ["what,before,after", "parts,1,1"] + Self.unchanged(result.bytes.after)
        )
    }

    @Test func `leaves a file that the audit reads, and finds the same repeated events in`() throws {
        let work = try WorkFolder()
        let events = try work.run("sample", "--orders", "60", "--seed", "2").lines
        try work.write("shop.ndjson", (events + events.suffix(20)).joined(separator: "\n"))
        try work.run("import", "shop.ndjson", "--keep-duplicates", "--events-per-part", "40", "--time-zone", "UTC")
        try work.run("delete", "--from", "2022-01-01", "--to", "2023-06-30", "--yes")
        func audited() throws -> [String] {
            try work.run("audit", "--as-of", "2025-01-01", "--examples", "0", "--format", "csv").lines
        }
        let before = try audited()
        #expect(before.contains { $0.hasPrefix("warning,duplicate-event,") })
        try work.run("compact")
        #expect(try audited() == before)
    }

    private static func unchanged(_ bytes: Int) -> [String] {
        ["bytes,\(bytes),\(bytes)", "removed events in the file,0,0", "texts of no event,0,0"]
    }

    @Test func `needs a database, and makes none`() throws {
        let work = try WorkFolder()
        let outcome = try work.run("compact")
        #expect(outcome.code == 64)
        #expect(outcome.errors.contains("there is no such database"))
        #expect(!work.has("muster.sqlite"))
    }
}

/// What `compact --format json` promises to print.
struct CompactResult: Decodable {
    struct Change: Decodable {
        let before: Int
        let after: Int
    }

    let parts: Change
    let bytes: Change
    let removedEvents: Int
    let droppedTexts: Int
}
