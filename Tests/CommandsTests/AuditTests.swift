import Foundation
import Testing

struct `The audit` {
    /// Audits files as JSON, as of the end of the sample's last day.
    private func audit(_ words: String..., in work: WorkFolder) throws -> AuditOutput {
        let words = ["audit", "--format", "json", "--as-of", "2024-12-31", "--time-zone", "UTC"] + words
        return try BuiltProgram.run(words, in: work.folder).json(as: AuditOutput.self)
    }

    private func lines<Line: Decodable>(of name: String, in work: WorkFolder, as type: Line.Type) throws -> [Line] {
        try work.bytes(of: name).split(separator: UInt8(ascii: "\n")).map {
            try JSONDecoder().decode(Line.self, from: Data($0))
        }
    }

    @Test(arguments: ["1", "7", "23"])
    func `finds nothing but notes in a sound shop`(seed: String) throws {
        let work = try WorkFolder()
        try work.write("shop.ndjson", try work.run("sample", "--orders", "600", "--seed", seed).bytes)
        let result = try audit("shop.ndjson", in: work)
        #expect(result.findings.filter { $0.severity != "note" }.map(\.rule) == [])
        #expect(result.ignored == 0 && result.accepted == result.events)
    }

    @Test func `finds every planted defect at its place, and nothing else`() throws {
        let work = try WorkFolder()
        let plain = ["sample", "--orders", "400", "--seed", "5"]
        try work.write("sound.ndjson", try BuiltProgram.run(plain, in: work.folder).bytes)
        let words = plain + ["--defects", "--defects-list", "planted.ndjson"]
        try work.write("defects.ndjson", try BuiltProgram.run(words, in: work.folder).bytes)
        _ = try audit("sound.ndjson", "--all", "sound-findings.ndjson", in: work)
        let result = try audit("defects.ndjson", "--all", "findings.ndjson", in: work)

        let planted = Set(try lines(of: "planted.ndjson", in: work, as: AuditOutput.Planted.self))
        let found = try lines(of: "findings.ndjson", in: work, as: AuditOutput.Planted.self)
        let ofSound = Set(try lines(of: "sound-findings.ndjson", in: work, as: AuditOutput.Planted.self).map(\.rule))
        #expect(planted.count > 90)
        #expect(planted.subtracting(found) == [])
        let touched = Set(planted.map(\.line))
        let rest = Set(found).subtracting(planted).filter { !ofSound.contains($0.rule) || touched.contains($0.line) }
        #expect(rest.filter { $0.rule != "currencies-mixed" } == [])
        #expect(found.count == result.findings.reduce(0) { $0 + $1.count })
    }

    @Test func `plants every rule but those that single events or no settings can break`() throws {
        let work = try WorkFolder()
        try work.run("sample", "--orders", "20", "--seed", "5", "--defects", "--defects-list", "planted.ndjson")
        let planted = Set(try lines(of: "planted.ndjson", in: work, as: AuditOutput.Planted.self).map(\.rule))
        let rules = try work.run("audit", "--rules", "--format", "csv").lines.dropFirst().map {
            String($0.prefix { $0 != "," })
        }
        #expect(
            Set(rules).subtracting(planted) == [
                "currencies-mixed", "currency-not-of-account", "contact-unknown", "file-unreadable",
                "orders-never-delivered",
                "parameter-required-missing", "phone-other-country", "request-too-large",
            ]
        )
        #expect(planted.subtracting(rules) == [])
    }

    @Test func `counts what the vendor takes and ignores, duplicates taken`() throws {
        let work = try WorkFolder()
        try work.write("shop.ndjson", SmallShop.lines)
        let outcome = try work.run("audit", "shop.ndjson", "--format", "json")
        #expect(outcome.code == 1)
        let result = try outcome.json(as: AuditOutput.self)
        #expect(result.events == 8 && result.accepted == 5 && result.ignored == 3)
        #expect(result.finding("time-missing")?.examples.map(\.line) == [8])
        #expect(result.finding("order-unknown")?.examples.map(\.line) == [7])
        #expect(result.finding("no-identifier")?.examples.map(\.line) == [5])
        #expect(result.finding("duplicate-event")?.examples.map(\.line) == [6])
    }

    @Test func `points into requests, and masks personal data unless it is asked for`() throws {
        let work = try WorkFolder()
        let order = SmallShop.order(
            "A-1",
            of: "olena@gmial.com",
            total: "\"12,50\"",
            status: "SHIPPED",
            on: "2024-11-02T10:15"
        )
        let other = SmallShop.order(
            "A-2",
            of: "taras@example.com",
            total: "5",
            status: "DELIVERED",
            on: "2024-11-02T10:15"
        )
        try work.write("orders.json", "{\"events\": [\n\(other),\n\(order)]}")
        let masked = try audit("orders.json", in: work)
        let place = try #require(masked.finding("order-total-decimal-comma")?.examples.first)
        #expect(place.file == "orders.json" && place.line == 3 && place.pointer == "/events/1/params/4/value")
        #expect(place.value == "12,50" && place.key == "o***@gmial.com")
        let bytes = try work.bytes(of: "orders.json")
        #expect(
            bytes[(place.byte ?? 0)...].starts(with: Data(#"{"eventTypeKey":"orderCreated","keyValue":"olena"#.utf8))
        )
        #expect(masked.finding("order-status-unknown")?.examples.first?.pointer == "/events/1/params/3/value")
        #expect(masked.finding("email-domain-typo")?.examples.first?.value == "o***@gmial.com")
        let field = try #require(masked.finding("item-field-missing"))
        #expect(field.examples.first?.pointer == "/events/0/params/6/value/0")
        #expect(field.count == 8, "two lines without name, cost, url and imageUrl")
        let revealed = try audit("orders.json", "--reveal", in: work)
        #expect(revealed.finding("email-domain-typo")?.examples.first?.value == "olena@gmial.com")
    }

    /// A finding by what it says and not by where: the event itself stands for its line.
    private struct Said: Hashable {
        let rule: String
        let event: String?
        let pointer: String?
        let value: String?
    }

    @Test(arguments: [1, 7, 13])
    func `finds the same in the same events in another order, where it does not say otherwise`(step: Int) throws {
        let work = try WorkFolder()
        let events = try work.run("sample", "--orders", "200", "--seed", "9", "--defects").lines
        // A step that has no divisor in common with the count goes through all of them; the first one turns them round.
        let order = events.indices.map { (events.count - 1 - $0) * step % events.count }
        try #require(Set(order).count == events.count)
        func findings(_ events: [String], _ name: String) throws -> (result: AuditOutput, said: [Said: Int]) {
            try work.write(name, events.joined(separator: "\n"))
            let result = try audit(name, "--all", "findings.ndjson", in: work)
            let lines = try lines(of: "findings.ndjson", in: work, as: AuditOutput.Line.self)
            let ordered = Set(result.findings.filter(\.dependsOnOrder).map(\.rule))
            let said = lines.filter { !ordered.contains($0.rule) }.map { line in
                Said(rule: line.rule, event: line.line.map { events[$0 - 1] }, pointer: line.pointer, value: line.value)
            }
            return (result, said.reduce(into: [:]) { $0[$1, default: 0] += 1 })
        }
        let (one, other) = (try findings(events, "one.ndjson"), try findings(order.map { events[$0] }, "other.ndjson"))
        #expect(one.said.count > 90)
        #expect(one.said.filter { other.said[$0.key] != $0.value } == [:])
        #expect(other.said.filter { one.said[$0.key] != $0.value } == [:])
        #expect(one.result.events == other.result.events && one.result.ignored == other.result.ignored)
    }

    @Test func `finds the same in small parts, in a database and in files`() throws {
        let work = try WorkFolder()
        try work.write("shop.ndjson", try work.run("sample", "--orders", "200", "--seed", "9", "--defects").bytes)
        try work.run(
            "import",
            "shop.ndjson",
            "--time-zone",
            "UTC",
            "--keep-duplicates",
            "--events-per-part",
            "40",
            "--quiet"
        )
        let ofFile = try audit("shop.ndjson", in: work)
        let ofDatabase = try work.run("audit", "--format", "json", "--as-of", "2024-12-31").json(as: AuditOutput.self)
        #expect(ofFile.counts == ofDatabase.counts)
        #expect(ofFile.findings.map(\.examples) == ofDatabase.findings.map(\.examples))
        #expect(ofFile.events == ofDatabase.events && ofFile.ignored == ofDatabase.ignored)
    }

    /// Both samples of the vendor's pages have a status INITIALIZED, a date years before occurred, one item that costs more
    /// than the order, and capitals in the email.
    @Test func `finds no error in events like the samples of the vendor's pages`() throws {
        let work = try WorkFolder()
        let order = SmallShop.order(
            "100",
            of: "A.B@example.com",
            total: "\"58.0\"",
            status: "INITIALIZED",
            on: "2023-03-22T14:30"
        )
        .replacing(#""value":"2023-03-22T14:30:00""#, with: #""value":"2020-05-14T10:11:00""#)
        .replacing(
            #""quantity":1"#,
            with:
                #""quantity":1,"cost":90,"name":"Lamp","url":"https://shop.example.com/1","imageUrl":"https://shop.example.com/1.jpg""#
        )
        try work.write("sample.json", "{\"events\": [\(order)]}")
        let result = try audit("sample.json", in: work)
        #expect(
            result.counts == [
                "occurred-differs-from-date": 1, "order-total-differs": 1, "orders-never-delivered": 1,
                "email-uppercase": 1,
            ]
        )
        #expect(result.findings.allSatisfy { $0.severity != "error" } && result.accepted == 1)
    }

    @Test func `caps examples and never counts`() throws {
        let work = try WorkFolder()
        let views = (0..<30).map { minute in
            #"{"eventTypeKey":"productViewed","keyValue":"k","params":[],"occurred":"2024-12-01T10:\#(minute + 10)"}"#
        }
        try work.write("views.ndjson", views.joined(separator: "\n"))
        let result = try audit("views.ndjson", "--examples", "2", "--all", "all.csv", in: work)
        #expect(result.finding("no-identifier")?.count == 30)
        #expect(result.finding("no-identifier")?.examples.map(\.line) == [1, 2])
        #expect(
            String(decoding: try work.bytes(of: "all.csv"), as: UTF8.self).split(whereSeparator: \.isNewline).count
                == 31
        )
    }

    @Test func `shows the same examples, those of the first events, whoever gets all findings`() throws {
        let work = try WorkFolder()
        try work.write("shop.ndjson", try work.run("sample", "--orders", "200", "--seed", "7", "--defects").bytes)
        let alone = try audit("shop.ndjson", in: work)
        for options in [["--all", "all.ndjson"], ["--all", "all.csv"], ["--repair", "mended.ndjson"]] {
            let words =
                ["audit", "shop.ndjson", "--format", "json", "--as-of", "2024-12-31", "--time-zone", "UTC"] + options
            let result = try BuiltProgram.run(words, in: work.folder).json(as: AuditOutput.self)
            #expect(result.findings.map(\.examples) == alone.findings.map(\.examples), "\(options)")
        }
        let lines = try #require(alone.finding("occurred-before-retention")).examples.compactMap(\.line)
        #expect(lines.count > 2 && lines == lines.sorted())
    }

    @Test func `warns of a request with more than 500 events, and of nothing else in it`() throws {
        let work = try WorkFolder()
        let views = (0...500).map { number in
            #"{"eventTypeKey":"productViewed","keyValue":"k","params":[{"name":"email","value":"v\#(number)@example.com"}],"#
                + #""occurred":"2024-12-01T10:00"}"#
        }
        try work.write("views.json", "{\"events\":[\(views.joined(separator: ",\n"))]}")
        let result = try audit("views.json", in: work)
        #expect(result.counts == ["request-too-large": 1])
        #expect(result.finding("request-too-large")?.examples.first?.line == 501)
        #expect(result.ignored == 0)
    }

    @Test(arguments: [("error", 0), ("warning", 1), ("note", 1), ("never", 0)])
    func `ends with 1 when something as bad as asked was found`(severity: String, code: Int32) throws {
        let work = try WorkFolder()
        let order = SmallShop.order(
            "A-1",
            of: "olena@example.com",
            total: "0",
            status: "DELIVERED",
            on: "2024-11-02T10:15"
        )
        try work.write("order.json", order)
        #expect(try work.run("audit", "order.json", "--fail-on", severity).code == code)
    }

    @Test func `says that there was no event, and that a file is no UTF-8`() throws {
        let work = try WorkFolder()
        try work.write("empty.json", "")
        #expect(try work.run("audit", "empty.json").code == 65)
        try work.write("latin.json", Data("{\"eventTypeKey\":\"caf".utf8) + Data([0xE9]) + Data("\"}".utf8))
        try work.write("wide.json", Data([0xFF, 0xFE, 0x7B, 0x00]))
        #expect(try audit("latin.json", in: work).ignored == 1)
        let place = try audit("wide.json", in: work).finding("file-unreadable")?.examples.first
        #expect(place?.file == "wide.json" && place?.line == nil)
    }
}
