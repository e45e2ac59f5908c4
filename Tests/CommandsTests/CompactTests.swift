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
