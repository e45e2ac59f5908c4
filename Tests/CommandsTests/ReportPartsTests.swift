import Foundation
import Testing

struct `A part of a report` {
    private static func run(_ words: [String], in work: WorkFolder) throws -> BuiltProgram.Outcome {
        let outcome = try BuiltProgram.run(words, in: work.folder, input: Data(), environment: [:])
        #expect(outcome.code == 0, "\(words): \(outcome.errors)")
        return outcome
    }

    private static func rows(
        _ report: String,
        _ part: String,
        _ words: [String],
        in work: WorkFolder
    ) throws -> [[String]] {
        CSVText.rows(try run(["report", report, "--part", part] + words, in: work).output)
    }

    private static let asOf = ["--as-of", "2024-12-31", "--currency", "UAH"]

    @Test func `customers has a row a contact, worked out by hand`() throws {
        let work = try WorkFolder.withOrderShop()
        let rows = try Self.rows("customers", "customers", Self.asOf, in: work)
        let expected = """
            contact,contactId,externalCustomerId,email,phone,city,currency,first_order,last_order,recency_days,\
            transaction_count,amount,average_check
            anna@example.com,,,anna@example.com,,Kyiv,UAH,2024-11-11T10:00,2024-12-21T10:00,10,2,150.50,75.250000
            bohdan@example.com,,,bohdan@example.com,,Lviv,UAH,2024-12-11T10:00,2024-12-11T10:00,20,1,30.00,30.000000
            clara@example.com,,,clara@example.com,,Lviv,UAH,2024-10-02T09:00,2024-10-02T18:00,90,2,60.00,30.000000
            dmytro@example.com,,,dmytro@example.com,,,UAH,,,,0,0,
            eva@example.com,,,eva@example.com,,,UAH,,,,0,0,

            """
        #expect(rows.map { Array($0.prefix(13)) } == CSVText.rows(expected))
        let buyers = try Self.rows("customers", "customers", Self.asOf + ["--set", "contacts=buyers"], in: work)
        #expect(buyers == Array(rows[0...3]))
        let some = try Self.rows("customers", "customers", Self.asOf + ["--segment", "order count >= 2"], in: work)
        #expect(some.map { $0[0] } == ["contact", "anna@example.com", "clara@example.com"])
    }

    @Test func `customers has the scores of rfm, the cities of segments, and the same rows in every format`() throws {
        let work = try WorkFolder()
        try work.run("import", "-", input: try work.run("sample", "--orders", "400", "--seed", "9").bytes)
        let rows = try Self.rows("customers", "customers", Self.asOf, in: work)
        let titles = rows[0]
        func column(_ name: String) throws -> Int { try #require(titles.firstIndex(of: name)) }
        let scored = CSVText.rows(try Self.run(["rfm", "--format", "csv"] + Self.asOf, in: work).output)
        let own = try scored[0].map(column)
        let buyers = try rows.dropFirst().filter { $0[try column("transaction_count")] != "0" }
        #expect(buyers.map { row in own.map { row[$0] } } == Array(scored.dropFirst()))
        let people = try Self.run(
            ["preview", "contact.email is set or contact.email is empty"] + ["--format", "csv"]
                + ["--as-of", "2024-12-31", "--columns", "contact,email"],
            in: work
        ).output
        let email = try column("email")
        #expect(rows.map { [$0[0], $0[email]] } == CSVText.rows(people))
        let city = try column("city")
        for name in Set(rows.dropFirst().map { $0[city] }).prefix(4) where !name.isEmpty {
            let preview = try Self.run(
                ["preview", "contact.city = \"\(name)\"", "--as-of", "2024-12-31", "--format", "json"],
                in: work
            ).json(as: PreviewResult.self)
            #expect(rows.count { $0[city] == name } == preview.contacts)
        }
        let json = try Self.run(
            ["report", "customers", "--part", "customers", "--format", "json"] + Self.asOf,
            in: work
        )
        #expect(
            CSVText.rows(try JSONSerialization.jsonObject(with: json.bytes), titles: titles) == Array(rows.dropFirst())
        )
        let whole = try Self.run(["report", "customers", "--format", "json"] + Self.asOf, in: work).bytes
        let document = try #require(try JSONSerialization.jsonObject(with: whole) as? [String: Any])
        let sections = try #require(document["sections"] as? [[String: Any]])
        #expect(CSVText.rows(sections[0]["rows"], titles: titles) == Array(rows.dropFirst()))
        let table = try Self.run(["report", "customers", "--format", "table"] + Self.asOf, in: work).output
        #expect(table.contains("Customers, the first 10 of \(rows.count - 1) rows"))
    }

    @Test func `customers has each field in JSON, also one that is called like a column`() throws {
        let work = try WorkFolder.withOrderShop()
        try work.write(
            "reports/mine.yaml",
            "title: x\nabout: y\nparts:\n  - part: customers\n    identifiers: [email]\n    fields: [email, city, city]\n"
        )
        let words = ["report", "mine", "--part", "customers", "--format", "ndjson"] + Self.asOf
        let line = try #require(try Self.run(words, in: work).output.split(separator: "\n").first)
        #expect(
            line.hasPrefix(
                #"{"contact":"anna@example.com","email":"anna@example.com","email_2":"anna@example.com","#
                    + #""city":"Kyiv","city_2":"Kyiv","currency":"UAH","#
            ),
            "\(line)"
        )
    }

    @Test func `segment-preview has the figures of preview and history`() throws {
        let work = try WorkFolder.withOrderShop()
        let segment = "order count >= 1 and did orderCreated where city = \"Kyiv\" in last 60 days"
        let words = ["--segment", segment, "--as-of", "2024-12-31"]
        let preview = try Self.run(["preview", segment, "--as-of", "2024-12-31", "--format", "json"], in: work)
            .json(as: PreviewResult.self)
        let size = try Self.rows("segment-preview", "segment-preview-size", words, in: work)
        #expect(
            Array(size.suffix(3)) == [
                ["contacts", "\(preview.contacts)"], ["of", "\(preview.of)"], ["share", "20.0%"],
            ]
        )
        let conditions = try Self.rows("segment-preview", "segment-preview-conditions", words, in: work)
        #expect(
            conditions.dropFirst().map { $0 }
                == preview.conditions.map { [$0.text, "\($0.contacts)", "\($0.without)"] }
        )
        let sample = try Self.run(["report", "segment-preview", "--part", "segment-preview-sample"] + words, in: work)
        #expect(
            sample.output
                == (try Self.run(["preview", segment, "--as-of", "2024-12-31", "--format", "csv"], in: work)).output
        )
        let history = try Self.run(["history", segment, "--to", "2024-12-31", "--format", "csv"], in: work).output
        let part = ["report", "segment-preview", "--part", "segment-preview-history"] + words
        #expect(try Self.run(part, in: work).output == history)
        let short = try Self.run(part + ["--set", "steps=2", "--set", "every=week"], in: work).output
        #expect(CSVText.rows(short).map { $0[0] } == ["asOf", "2024-12-22", "2024-12-29"])
    }

    @Test func `import-summary says what was read, what was rejected and why`() throws {
        let work = try WorkFolder()
        try work.importShop()
        func rows(_ part: String) throws -> [[String]] {
            try Self.rows("import-summary", "import-summary-\(part)", [], in: work)
        }
        #expect(
            try rows("counts").dropFirst().map { $0[1] } == ["6", "1", "3", "2", "1", "1", "8", "6", "1", "1"]
        )
        #expect(
            try rows("files")[1].enumerated().filter { $0.offset != 2 }.map(\.element) == [
                "1", "shop.ndjson", "8", "6", "1", "1", "whole",
            ]
        )
        let rejected = try rows("rejected")
        #expect(
            rejected[1][0].hasPrefix("the event has no usable time")
                && Array(rejected[1][1...3]) == ["1", "shop.ndjson", "8"]
        )
        #expect(try rows("ignored") == [["reason", "events"], ["no earlier event creates this order", "1"]])
        let info = CSVText.rows(try Self.run(["info", "--format", "csv"], in: work).output)
        #expect(try rows("event-types") == info)
        let whole = try Self.run(["report", "import-summary", "--format", "json", "--as-of", "2024-01-01"], in: work)
        #expect(whole.errors.contains("hint: the report import-summary is about all that the file holds"))
        #expect(whole.output.contains("\"asOf\":null"))
    }

    @Test(arguments: [
        (
            ["data-quality"],
            "is about all events and contacts as of a moment, whatever --status, --currency, --from, --segment says"
        ),
        (
            ["segment-sizes"],
            "is about all events and contacts as of a moment, whatever --status, --currency, --from, --segment says"
        ),
        (["segment-preview"], "is about the contacts of a segment, whatever --status, --currency, --from says"),
    ])
    func `that are not about orders say what changes nothing there`(words: [String], hint: String) throws {
        let work = try WorkFolder()
        try work.importShop()
        let restrictions = [
            "--status", "any", "--currency", "UAH", "--from", "2024-01-01", "--segment", "did productViewed", "--as-of",
            "2024-12-31",
        ]
        let outcome = try Self.run(["report"] + words + restrictions + ["--format", "json"], in: work)
        #expect(outcome.errors.contains("hint: the report \(words[0]) \(hint)\n"), "\(outcome.errors)")
        let asked = #""restrictions":["segment did productViewed"]"#
        #expect(outcome.output.contains(asked) == (words == ["segment-preview"]))
    }

    @Test func `import-summary counts equal faults together, whatever the value was`() throws {
        let work = try WorkFolder()
        let lines = ["2024-02-30", "2024-13-01", "soon"].map {
            #"{"eventTypeKey":"x","keyValue":"k","params":[],"occurred":"\#($0)"}"#
        }
        try work.write("in.ndjson", lines.joined(separator: "\n"))
        try work.run("import", "in.ndjson", "--time-zone", "UTC")
        let rows = try Self.rows("import-summary", "import-summary-rejected", [], in: work)
        #expect(rows.count == 2)
        #expect(rows[1][0].hasPrefix("occurred \"…\" is no date") && rows[1][1] == "3" && rows[1][3] == "1")
    }

    @Test func `top-items adds up the lines that orders have as of the moment`() throws {
        let work = try WorkFolder()
        func order(_ type: String, _ number: Int, _ currency: String, _ items: String, _ day: Int) -> String {
            #"{"eventTypeKey":"\#(type)","keyValue":"k","occurred":"2024-11-0\#(day)T10:00","params":["#
                + #"{"name":"externalOrderId","value":"\#(number)"},{"name":"email","value":"c\#(number % 2)@example.com"},"#
                + #"{"name":"date","value":"2024-11-01T10:00:00"},{"name":"status","value":"DELIVERED"},"#
                + #"{"name":"totalCost","value":1},{"name":"currency","value":"\#(currency)"},"#
                + #"{"name":"items","value":\#(items)}]}"#
        }
        let lines = [
            order("orderCreated", 1, "UAH", #"[{"externalItemId":"a","quantity":2,"cost":10.5,"name":"Old"}]"#, 1),
            order(
                "orderCreated",
                2,
                "UAH",
                #"[{"externalItemId":"b","quantity":1,"cost":99},{"externalItemId":"a","quantity":"0.5","cost":"10"}]"#,
                2
            ),
            order("orderCreated", 3, "USD", #"[{"externalItemId":"a","quantity":1,"cost":1,"name":"New"}]"#, 3),
            // Order 1 has one b without a price instead, from the 5th on.
            order("orderUpdated", 1, "UAH", #"[{"externalItemId":"b","quantity":3}]"#, 5),
            // What counts for nothing changes nothing, not even in the moment of an event that counts.
            order("orderUpdated", 1, "UAH", #"[{"externalItemId":"c","quantity":7}]"#, 6)
                .replacing("DELIVERED", with: "SENT"),
            order("orderDelivered", 1, "UAH", "[]", 6),
        ]
        try work.write("in.ndjson", lines.joined(separator: "\n"))
        try work.run("import", "in.ndjson", "--time-zone", "UTC")
        func rows(_ asOf: String, _ part: String = "revenue") throws -> [[String]] {
            try Self.rows("top-items", "top-items-by-\(part)", ["--as-of", asOf], in: work)
        }
        let titles = [
            "item", "currency", "name", "category", "orders", "contacts", "quantity", "revenue", "linesWithoutNumbers",
        ]
        #expect(
            try rows("2024-11-04") == [
                titles, ["b", "UAH", "", "", "1", "1", "1", "99.0", "0"],
                ["a", "UAH", "New", "", "2", "2", "2.5", "26.0", "0"],
                ["a", "USD", "New", "", "1", "1", "1", "1", "0"],
            ]
        )
        #expect(
            try rows("2024-11-30") == [
                titles, ["b", "UAH", "", "", "2", "2", "4", "99.0", "1"],
                ["a", "UAH", "New", "", "1", "1", "0.5", "5.0", "0"],
                ["a", "USD", "New", "", "1", "1", "1", "1", "0"],
            ]
        )
        #expect(try rows("2024-11-04", "quantity").map { $0[0] } == ["item", "a", "b", "a"])
        #expect(try rows("2024-10-31") == [titles])
    }

    @Test func `segment-sizes has what preview says of each segment, saved ones that ask for other data left out`()
        throws
    {
        let work = try WorkFolder.withOrderShop()
        try work.write("queries/buyers.segment", "order count >= 1")
        try work.write("queries/others.segment", "did orderCreated where colour = 1")
        let rows = try Self.rows("segment-sizes", "segment-sizes", ["--as-of", "2024-12-31"], in: work)
        #expect(rows.first == ["segment", "contacts", "of", "share"])
        #expect(rows.contains { $0[0] == "buyers" } && !rows.contains { $0[0] == "others" })
        for row in rows.dropFirst() {
            let outcome = try Self.run(["preview", row[0], "--as-of", "2024-12-31", "--format", "json"], in: work)
            let preview = try #require(try JSONSerialization.jsonObject(with: outcome.bytes) as? [String: Any])
            #expect([preview["contacts"] as? Int, preview["of"] as? Int] == [Int(row[1]), Int(row[2])], "\(row)")
        }
    }

    @Test func `data-quality has the counts of the audit`() throws {
        let work = try WorkFolder()
        try work.run("import", "-", input: try work.run("sample", "--orders", "60", "--seed", "3", "--defects").bytes)
        let audit = try work.run("audit", "--format", "json", "--as-of", "2024-12-31").bytes
        let document = try #require(try JSONSerialization.jsonObject(with: audit) as? [String: Any])
        let findings = try #require(document["findings"] as? [[String: Any]])
        #expect(findings.count > 50)
        func rows(_ part: String, _ severity: String = "note") throws -> [[String]] {
            let words = ["--as-of", "2024-12-31", "--set", "severity=\(severity)"]
            return try Array(Self.rows("data-quality", "data-quality-\(part)", words, in: work).dropFirst())
        }
        #expect(
            try rows("findings").map { Array($0.prefix(3)) }
                == findings.map { ["\($0["severity"] ?? "")", "\($0["rule"] ?? "")", "\($0["count"] ?? "")"] }
        )
        #expect(try rows("counts").map { $0[1] } == ["events", "accepted", "ignored"].map { "\(document[$0] ?? "")" })
        #expect(Set(try rows("findings", "error").map { $0[0] }) == ["error"])
    }

    @Test func `of average-check by items agrees with the orders of top-items`() throws {
        let work = try WorkFolder()
        try work.run("import", "-", input: try work.run("sample", "--orders", "300", "--seed", "5").bytes)
        let check = CSVText.rows(
            try Self.run(["average-check", "--by", "items.externalItemId", "--format", "csv"] + Self.asOf, in: work)
                .output
        )
        let items = try Self.rows("top-items", "top-items-by-revenue", Self.asOf + ["--set", "limit=100000"], in: work)
        let orders = Dictionary(
            uniqueKeysWithValues: check.dropFirst().map { ($0[0], $0[2...3].joined(separator: " ")) }
        )
        #expect(
            orders
                == Dictionary(uniqueKeysWithValues: items.dropFirst().map { ($0[0], $0[4...5].joined(separator: " ")) })
        )
    }
}
