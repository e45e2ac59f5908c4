import Foundation
import Testing

struct `A rehearsal` {
    private static let asOf = ["--as-of", "2024-12-31", "--time-zone", "UTC"]

    private func rehearse(_ words: String..., in work: WorkFolder) throws -> RehearsalOutput.Whole {
        let words = ["audit", "--rehearse", "--format", "json"] + Self.asOf + words
        return try BuiltProgram.run(words, in: work.folder).json(as: RehearsalOutput.Whole.self)
    }

    private func rehearseLossyShop() throws -> RehearsalOutput.Whole {
        let work = try WorkFolder()
        try work.write("shop.ndjson", LossyShop.lines)
        let words = ["audit", "--rehearse", "--format", "json", "shop.ndjson"] + Self.asOf
        let segments = LossyShop.segments.flatMap { ["--segment", $0] }
        return try BuiltProgram.run(words + segments, in: work.folder).json(as: RehearsalOutput.Whole.self)
    }

    @Test func `says how many events the vendor takes and ignores, and why, each once`() throws {
        let result = try rehearseLossyShop()
        #expect(result.events == 11 && result.accepted == 3 && result.ignored == 8)
        let reasons = Dictionary(uniqueKeysWithValues: result.rehearsal.reasons.map { ($0.kind, $0.events) })
        #expect(reasons == ["rejected": 1, "refused": 2, "dropped": 5])
        func rule(_ id: String, _ kind: String, _ events: Int, _ back: Int?, _ mended: Int?) -> RehearsalOutput.Rule {
            .init(rule: id, kind: kind, events: events, back: back, mended: mended)
        }
        #expect(
            Set(result.rehearsal.rules) == [
                rule("order-unknown", "dropped", 2, 1, 0),
                rule("keyvalue-forbidden-character", "refused", 1, 2, 0),
                rule("no-identifier", "refused", 1, 1, 0), rule("order-status-missing", "dropped", 1, 1, 0),
                rule("order-total-missing", "dropped", 1, 1, 1),
                rule("order-total-decimal-comma", "dropped", 1, 1, 1), rule("time-missing", "rejected", 1, nil, nil),
                rule("duplicate-event", "arrives", 0, -1, 0),
            ]
        )
    }

    @Test func `holds what the file meant beside what the vendor would have`() throws {
        let figures = try rehearseLossyShop().rehearsal.figures
        let expected: [String: [String?]] = [
            "events": ["9", "3"], "contacts": ["4", "2"], "orders": ["6", "1"],
            "orders by status DELIVERED": ["5", "1"], "orders by status cannot be told": ["1", "0"],
            "revenue UAH": ["1900.50", "1000"], "delivered orders total cannot be told": ["1", "0"],
            "RFM contacts": ["3", "1"], "RFM revenue": ["1900.50", "1000"],
            "segment order count >= 1": ["3", "1"], "segment did orderCreated": ["4", "1"],
            "segment did orderDelivered": ["2", "0"], "segment did productViewed at least 2 times": ["0", "1"],
        ]
        #expect(figures.filter { !$0.key.hasPrefix("RFM group") } == expected)
    }

    @Test func `says what each defect does, alone`() throws {
        let rehearsal = try rehearseLossyShop().rehearsal
        func changes(_ rule: String) -> [String: String] {
            rehearsal.changes(rule).filter { !$0.key.hasPrefix("RFM group") }
        }
        #expect(
            changes("keyvalue-forbidden-character") == [
                "contacts": "1", "orders": "1", "orders by status DELIVERED": "1", "revenue UAH": "500",
                "RFM contacts": "1", "RFM revenue": "500", "segment order count >= 1": "1",
                "segment did orderCreated": "1", "segment did orderDelivered": "1",
            ]
        )
        #expect(
            changes("order-total-decimal-comma") == [
                "orders": "1", "orders by status DELIVERED": "1", "revenue UAH": "300.50",
                "RFM contacts": "1", "RFM revenue": "300.50", "segment order count >= 1": "1",
                "segment did orderCreated": "1",
            ]
        )
        #expect(changes("order-status-missing") == ["contacts": "1", "segment did orderCreated": "1"])
        #expect(
            changes("order-total-missing") == [
                "orders": "1", "orders by status DELIVERED": "1", "revenue UAH": "100", "RFM revenue": "100",
            ]
        )
        #expect(changes("order-unknown") == ["segment did orderDelivered": "1"])
        #expect(changes("duplicate-event") == ["segment did productViewed at least 2 times": "-1"])
        #expect(changes("no-identifier") == [:])
        let meanings = rehearsal.effects.filter { $0.rule == "order-status-missing" }.map(\.meaning)
        #expect(
            meanings == [
                "without this defect there would be 1 more contact",
                "without this defect `did orderCreated` would hold 1 more",
            ]
        )
    }

    @Test func `holds what an import of the events that are not ignored gives`() throws {
        let work = try WorkFolder()
        let events = try work.run("sample", "--orders", "300", "--seed", "11", "--defects").lines
        try work.write("all.ndjson", events.joined(separator: "\n"))
        let result = try rehearse("all.ndjson", "--currency", "UAH", "--all", "findings.ndjson", in: work)
        let found = try work.bytes(of: "findings.ndjson").split(separator: UInt8(ascii: "\n")).map {
            try JSONDecoder().decode(AuditOutput.Line.self, from: Data($0))
        }
        let lost = Set(found.filter { $0.severity == "error" }.compactMap(\.line))
        #expect(lost.count == result.ignored && lost.count + result.accepted == events.count)
        let taken = events.indices.filter { !lost.contains($0 + 1) }.map { events[$0] }
        try work.write("taken.ndjson", taken.joined(separator: "\n"))
        try work.run("import", "taken.ndjson", "--time-zone", "UTC", "--keep-duplicates", "--quiet")
        let figures = result.rehearsal.figures
        #expect(result.rehearsal.reasons.reduce(0) { $0 + $1.events } == result.ignored)
        for segment in ["lapsed-buyers", "new-buyers", "browsed-not-bought"] {
            let preview = try work.run("preview", segment, "--as-of", "2024-12-31", "--format", "json")
            let size = try preview.json(as: PreviewResult.self).contacts
            #expect(figures["segment \(segment)"]?[1] == String(size), "\(segment)")
        }
        let words = ["rfm", "--as-of", "2024-12-31", "--currency", "UAH", "--format", "csv"]
        let scored = try BuiltProgram.run(words, in: work.folder).lines.count - 1
        #expect(figures["RFM contacts"]?[1] == String(scored))
    }

    @Test func `plays the contact lists of a database through, each at its place between the events`() throws {
        func order(_ number: Int, _ email: String, _ total: String) -> String {
            #"{"eventTypeKey":"orderCreated","keyValue":"\#(number)","occurred":"2024-05-0\#(number)T10:00","params":["#
                + #"{"name":"externalOrderId","value":"\#(number)"},{"name":"email","value":"\#(email)"},"#
                + #"{"name":"totalCost","value":"\#(total)"},{"name":"status","value":"DELIVERED"},"#
                + #"{"name":"date","value":"2024-05-0\#(number)T10:00:00"},{"name":"currency","value":"UAH"}]}"#
        }
        let work = try WorkFolder()
        try work.write("first.ndjson", order(1, "olena@example.com", "100"))
        try work.write("crm.csv", "Email,City\nolena@example.com,Kyiv\ntaras@example.com,Lviv\n")
        try work.write("second.ndjson", order(2, "taras@example.com", "12,50"))
        try work.write("later.csv", "Email,City\nolena@example.com,Odesa\nnadia@example.com,Lviv\n")
        try work.run("import", "first.ndjson", "--time-zone", "UTC")
        try work.run("import", "--contacts", "crm.csv", "second.ndjson")
        try work.run("import", "--contacts", "later.csv")
        let segments = [
            #"contact.city = "Lviv""#, #"contact.city = "Lviv" and did orderCreated"#, #"contact.city = "Odesa""#,
            #"contact.city = "Kyiv""#,
        ]
        let words = ["audit", "--rehearse", "--format", "json", "--as-of", "2024-12-31"]
        let outcome = try BuiltProgram.run(words + segments.flatMap { ["--segment", $0] }, in: work.folder)
        #expect(outcome.errors.isEmpty)
        let figures = try outcome.json(as: RehearsalOutput.Whole.self).rehearsal.figures
        // Taras's order is dropped for its comma; the lists know him, and Nadia, who never did anything.
        #expect(figures["contacts"] == ["3", "3"])
        #expect(figures["events"] == ["2", "1"])
        let expected = [["2", "2"], ["1", "0"], ["1", "1"], ["0", "0"]]
        #expect(segments.map { figures["segment \($0)"] } == expected)
    }

    @Test func `of a sound shop finds nothing between what was meant and what is held`() throws {
        let work = try WorkFolder()
        try work.write("shop.ndjson", try work.run("sample", "--orders", "100", "--seed", "3").bytes)
        let result = try rehearse("shop.ndjson", in: work)
        #expect(result.ignored == 0 && result.rehearsal.rules.isEmpty && result.rehearsal.effects.isEmpty)
        #expect(result.rehearsal.state.count > 15 && result.rehearsal.state.allSatisfy { $0.meant == $0.held })
    }

    @Test func `says the same of a database as of its files`() throws {
        let work = try WorkFolder()
        try work.write("shop.ndjson", LossyShop.lines)
        try work.run("import", "shop.ndjson", "--time-zone", "UTC", "--keep-duplicates", "--events-per-part", "4")
        let words = [
            "audit", "--rehearse", "--format", "csv", "--as-of", "2024-12-31", "--segment", "did orderCreated",
        ]
        let ofDatabase = try BuiltProgram.run(words, in: work.folder).output
        let ofFile = try BuiltProgram.run(words + ["shop.ndjson", "--time-zone", "UTC"], in: work.folder).output
        #expect(ofDatabase == ofFile && ofDatabase.contains("Why events are ignored"))
    }

    @Test(arguments: [
        (["--segment", "did orderCreated"], "--segment goes with --rehearse"),
        (["--rehearse", "--format", "sarif"], "--rehearse has no place in sarif"),
        (["--rehearse", "--segment", "did orderCreatd"], "orderCreated"),
        (["--rehearse", "--segment", "lapsd-buyers"], "did you mean lapsed-buyers?"),
    ])
    func `that cannot be made is told of before anything is written`(words: [String], said: String) throws {
        let work = try WorkFolder()
        try work.write("shop.ndjson", LossyShop.lines)
        let outcome = try BuiltProgram.run(["audit", "shop.ndjson"] + words, in: work.folder)
        #expect(outcome.code == 64 && outcome.output.isEmpty)
        #expect(outcome.errors.contains(said), "\(outcome.errors)")
    }
}
