import Foundation
import Testing

struct `Pasted JSON` {
    /// The same two events, as a person types them and as a page prints them.
    private static let plain = """
        {
          "events": [{
            "eventTypeKey": "orderCreated", "keyValue": "ivan@example.com", "occurred": "2024-05-06T10:00",
            "params": [
              {"name": "externalOrderId", "value": "7"}, {"name": "email", "value": "ivan@example.com"},
              {"name": "note", "value": "“a gift”\u{A0},]"}
            ]
          }, {"eventTypeKey": "visit", "occurred": "2024-05-07"}]
        }

        """

    private static let pasted = """
        {
        \u{A0}\u{A0}“events”: [{
        \u{A0}\u{A0}\u{A0} “eventTypeKey”: “orderCreated”, “keyValue”: “ivan@example.com”, “occurred”: “2024-05-06T10:00”,
            “params”: [
              {“name”: “externalOrderId”, “value”: “7”}, {“name”: “email”, “value”: “ivan@example.com”},
              {“name”: “note”, "value": "“a gift”\u{A0},]",},
            ],
          }, {“eventTypeKey”: “visit”, “occurred”: “2024-05-07”},]
        }

        """

    private struct Result: Decodable {
        struct Repaired: Decodable {
            struct Kind: Decodable {
                struct Place: Decodable, Equatable {
                    let file: String
                    let line: Int
                    let byte: Int
                }

                let kind: String
                let count: Int
                let places: [Place]
            }

            let total: Int
            let kinds: [Kind]
        }

        let events: ImportResult.Events
        let repaired: Repaired?
    }

    @Test func `is rejected with its place and the way to have it read`() throws {
        let work = try WorkFolder()
        try work.write("pasted.json", Self.pasted)
        let outcome = try work.run("import", "pasted.json", "--format", "json")
        #expect(outcome.code == 65)
        #expect(try outcome.json(as: Result.self).repaired == nil)
        #expect(
            outcome.errors.hasPrefix(
                "pasted.json: line 1, byte 0: broken JSON: a non-breaking space (U+00A0) stands where JSON needs a plain "
                    + "space, at line 2, byte 2; try --repair\n"
            )
        )
    }

    @Test func `is stored with --repair as what was meant, and each repair is told`() throws {
        let work = try WorkFolder()
        try work.write("pasted.json", Self.pasted)
        try work.write("plain.json", Self.plain)
        let outcome = try work.run("import", "--repair", "pasted.json", "--format", "json")
        #expect(outcome.code == 0)
        let result = try outcome.json(as: Result.self)
        #expect(result.events == .init(read: 2, stored: 2, duplicate: 0, rejected: 0))
        let repaired = try #require(result.repaired)
        #expect(repaired.kinds.map(\.kind) == ["blanks", "quotes", "commas"])
        #expect(repaired.kinds.map(\.count) == [2, 22, 4])
        #expect(repaired.total == 28)
        #expect(repaired.kinds[0].places.first == .init(file: "pasted.json", line: 2, byte: 2))
        #expect(repaired.kinds[2].places.map(\.line) == [6, 6, 7, 8])
        #expect(outcome.errors.contains("repaired: 4 commas before a closing bracket, left out\n  pasted.json: line 6"))
        try work.run("--database", "plain.sqlite", "import", "plain.json")
        #expect(try work.run("export").output == work.run("--database", "plain.sqlite", "export").output)
    }

    @Test func `that is sound is not touched by --repair`() throws {
        let work = try WorkFolder()
        try work.write("plain.json", Self.plain)
        let outcome = try work.run("import", "--repair", "plain.json", "--format", "json")
        #expect(outcome.code == 0)
        #expect(try outcome.json(as: Result.self).repaired?.total == 0)
        #expect(outcome.errors == "nothing had to be repaired\n")
        #expect(try work.run("export").output.contains("“a gift”\u{A0},]"))
        #expect(try work.run("import", "plain.json", "--format", "json").json(as: Result.self).events.duplicate == 2)
    }

    @Test func `that stays broken is kept as it stood`() throws {
        let work = try WorkFolder()
        let event = "{“eventTypeKey”: “visit”, \u{A0}“occurred”: “never”}"
        try work.write("pasted.json", event)
        let outcome = try work.run("import", "--repair", "pasted.json")
        #expect(outcome.code == 65)
        struct Rejected: Decodable { let text: String }
        #expect(try work.run("info", "--rejected").json(as: Rejected.self).text == event)
    }
}
