import Foundation
import Testing

struct `A report` {
    private static let asOf = ["--as-of", "2024-12-31", "--currency", "UAH"]

    private static func run(_ words: [String], in work: WorkFolder) throws -> BuiltProgram.Outcome {
        let outcome = try BuiltProgram.run(words, in: work.folder, input: Data(), environment: [:])
        #expect(outcome.code == 0, "\(words): \(outcome.errors)")
        return outcome
    }

    /// A table of a report, and the command that prints the same.
    private static let parts: [(report: String, part: String, command: [String])] = [
        ("rfm", "rfm-segments", ["rfm", "--summary"]), ("rfm", "rfm-heat-map", ["rfm", "--heat-map"]),
        ("rfm", "rfm-distributions", ["rfm", "--distributions"]),
        ("average-check", "average-check", ["average-check"]),
        ("average-check", "average-check-by-month", ["average-check", "--by", "month"]),
        ("average-check", "average-check-by-weekday", ["average-check", "--by", "weekday"]),
        ("average-check", "average-check-by-city", ["average-check", "--by", "city"]),
        ("rfm", "rfm-transitions", ["rfm", "--compare-to", "2024-10-02"]),
        ("average-check", "average-check-by-first-or-repeat", ["average-check", "--by", "first-or-repeat"]),
        ("average-check", "average-check-histogram", ["average-check", "--histogram"]),
        ("average-check", "average-check-retention", ["average-check", "--retention"]),
        ("average-check", "average-check-left-out", ["average-check", "--left-out"]),
    ]

    @Test(arguments: parts)
    func `has the tables that the commands print`(report: String, part: String, command: [String]) throws {
        let work = try WorkFolder.withOrderShop()
        let printed = try Self.run(command + Self.asOf, in: work).output
        #expect(try Self.run(["report", report, "--part", part] + Self.asOf, in: work).output == printed)
        let whole = try Self.run(["report", report] + Self.asOf, in: work).output
        #expect(whole.contains("\r\n" + printed + "\r\n") || whole.hasSuffix("\r\n" + printed))
    }

    @Test func `states in itself what it speaks of, what counts and the thresholds`() throws {
        let work = try WorkFolder.withOrderShop()
        let lines = try Self.run(["report", "rfm"] + Self.asOf, in: work).lines
        #expect(
            lines.prefix(16) == [
                "report,\"Customers by recency, frequency and money\"", "as of,\"2024-12-31, clock of UTC\"",
                "orders,\"status DELIVERED, currency UAH\"", "database,muster.sqlite", "", "RFM: what counts",
                "what,value", "method,quantile",
                "frequency counts,orders", "status,DELIVERED", "currency,UAH", "contacts,3", "orders,5",
                "orders left out by status,2", "orders left out by currency,1", "orders left out by date,0",
            ]
        )
        #expect(lines.contains("monetary,5,115.3,151.5,1"))
    }

    @Test func `goes to a file as CSV, and to a terminal as tables, with the same content`() throws {
        let work = try WorkFolder.withOrderShop()
        let piped = try Self.run(["report", "average-check"] + Self.asOf, in: work)
        let outcome = try Self.run(["report", "average-check", "--output", "out.csv"] + Self.asOf, in: work)
        #expect(outcome.output.isEmpty)
        #expect(try work.bytes(of: "out.csv") == piped.bytes)
        let table = try Self.run(["report", "average-check", "--format", "table"] + Self.asOf, in: work).output
        let json = try Self.run(["report", "average-check", "--format", "json"] + Self.asOf, in: work).bytes
        let document = try JSONSerialization.jsonObject(with: json) as? [String: Any]
        #expect(document?["asOf"] as? String == "2024-12-31")
        let sections = try #require(document?["sections"] as? [[String: Any]])
        #expect(sections.count == 8)
        for section in sections {
            let name = try #require(section["name"] as? String)
            let part = try Self.run(["report", "average-check", "--part", name] + Self.asOf, in: work).output
            let csv = CSVText.rows(part)
            #expect(CSVText.rows(section["rows"], titles: csv[0]) == Array(csv.dropFirst()))
            #expect(table.contains("\n" + (section["title"] as? String ?? "?") + "\n"))
            for text in csv.joined() where !text.isEmpty { #expect(table.contains(text)) }
        }
    }

    @Test func `is listed with what can be set, the user's own too, and a broken one with its place`() throws {
        let work = try WorkFolder.withOrderShop()
        try work.write("reports/moves.yaml", Self.moves)
        try work.write("reports/broken.yaml", "title: Broken\nabot: no\n")
        try work.write("reports/latin.yaml", Data("title: Caf".utf8) + Data([0xE9]))
        let outcome = try Self.run(["report", "--list"], in: work)
        let rows = CSVText.rows(outcome.output)
        #expect(
            rows.map { $0[0] } == [
                "report", "average-check", "customers", "data-quality", "import-summary", "moves", "rfm",
                "segment-preview", "segment-sizes", "top-items",
            ]
        )
        #expect(rows[5] == ["moves", "Who went where.", "since, method=rank"])
        #expect(outcome.errors.contains("reports/broken.yaml:2:1: abot is unknown here; did you mean about?"))
        #expect(outcome.errors.contains("the report latin is left out: reports/latin.yaml: the file cannot be read"))
    }

    private static let moves = """
        title: Moves
        about: Who went where.
        orders: {currency: UAH, as-of: 2024-12-31}
        parameters:
          - {name: since, about: The earlier date.}
          - {name: method, about: How to score., default: rank}
        parts:
          - part: rfm
            method: $method
            compare-to: $since
            show: transitions
          - part: average-check
            by: city
            title: Cities

        """

    @Test func `of the user's own folder takes parameters, and the command line before its own orders`() throws {
        let work = try WorkFolder.withOrderShop()
        try work.write("reports/moves.yaml", Self.moves)
        let set = ["report", "moves", "--set", "since=2024-12-10", "--set", "method=quantile"]
        let printed = try Self.run(["rfm", "--compare-to", "2024-12-10"] + Self.asOf, in: work).output
        #expect(try Self.run(set + ["--part", "rfm-transitions"], in: work).output == printed)
        let ranked = ["rfm", "--method", "rank", "--compare-to", "2024-12-10"] + Self.asOf
        #expect(
            try Self.run(["report", "moves", "--set", "since=2024-12-10", "--part", "rfm-transitions"], in: work).output
                == Self.run(ranked, in: work).output
        )
        let early = try Self.run(
            set + ["--as-of", "2024-11-30", "--part", "average-check-by-city", "--format", "json"],
            in: work
        )
        let rows = CSVText.rows(try JSONSerialization.jsonObject(with: early.bytes), titles: ["group", "orders"])
        #expect(rows == [["Kyiv", "2"], ["Lviv", "1"]])
    }

    /// A definition's text, and what is said of it.
    private static let broken: [(text: String, said: String)] = [
        ("title: x\nabout: y\nparts: []\n", "3:8: parts: there are none"),
        ("title: x\nabout: y\n", "1:1: parts is missing"),
        ("title: x\nparts: [{part: rfm}]\n", "1:1: about is missing"),
        (
            "title: x\nabout: y\nparts:\n  - part: rfn\n",
            "4:11: part: there is no kind rfn; did you mean rfm? The kinds are rfm, average-check, "
        ),
        ("title: x\nabout: y\nparts:\n  - by: month\n", "4:5: part is missing"),
        (
            "title: x\nabout: y\nparts:\n  - part: rfm\n    compare-to: 2024-06-30\n    show: [segments]\n",
            "5:17: compare-to: nothing shows it; add transitions to show, or leave it out"
        ),
        ("title: x\nabout: y\nparts:\n  - part: rfm\n    bin: 3\n", "5:5: bin is unknown here; did you mean bins?"),
        ("title: x\nabout: y\nparts:\n  - part: rfm\n    bins: 101\n", "5:11: bins must be 1 to 100"),
        (
            "title: x\nabout: y\nparts:\n  - part: rfm\n    show: [heatmap]\n",
            "5:11: show: heatmap is none; did you mean heat-map? There are segments, "
        ),
        ("title: x\nabout: y\nparts:\n  - part: rfm\n    show: transitions\n", "5:11: compare-to is missing"),
        (
            "title: x\nabout: y\nparts:\n  - part: rfm\n    names: ours\n",
            "5:12: names ours: there are no such names;"
        ),
        ("title: x\nabout: y\nparts:\n  - part: rfm\n    frequency: weeks\n", "5:16: frequency: weeks is neither"),
        (
            "title: x\nabout: y\nparts:\n  - part: average-check\n    by: cty\n",
            "5:9: by cty: no parameter of orders is called that; did you mean city?"
        ),
        ("title: x\nabout: y\nparts:\n  - part: average-check\n    show: all\n", "5:11: show: all is none"),
        (
            "title: x\nabout: y\nparts:\n  - part: average-check\n    show: retention\n    by: month\n",
            "6:9: by groups the average check and the histogram, not retention"
        ),
        ("title: x\nabout: y\norders: {status: SENT}\nparts: [{part: rfm}]\n", "3:18: status: SENT is none;"),
        ("title: x\nabout: y\norders: {to: soon}\nparts: [{part: rfm}]\n", "3:14: to soon: this is no date or time"),
        (
            "title: x\nabout: y\nparts:\n  - part: rfm\n    method: $how\n",
            "5:13: method: the parameter how has no value"
        ),
        ("title: x\nabout: y\noutput: {format: pdf}\nparts: [{part: rfm}]\n", "3:18: format: pdf is none."),
        ("title: x\nabout: y\nparts:\n  - part: customers\n    fields: [cty]\n", "5:13: fields cty: no event has"),
        ("title: x\nabout: y\nparts:\n  - part: top-items\n    by: price\n", "5:9: by: price is none"),
        ("title: x\nabout: y\nparts:\n  - part: top-items\n    limit: 0\n", "5:12: limit must be 1 to 1000000"),
        ("title: x\nabout: y\nparts:\n  - part: segment-preview\n", "4:5: segment is missing; say which:"),
        ("title: [x\n", "2:1: this is no YAML:"),
    ]

    @Test(arguments: broken)
    func `that is broken is refused with the place`(text: String, said: String) throws {
        let work = try WorkFolder.withOrderShop()
        try work.write("reports/mine.yaml", text)
        let outcome = try work.run("report", "mine", "--currency", "UAH")
        #expect(outcome.code == 64)
        #expect(outcome.output.isEmpty)
        #expect(outcome.errors.hasPrefix("muster: reports/mine.yaml:" + said), "\(outcome.errors)")
    }

    @Test func `that the page on reports shows runs as the page says`() throws {
        let page = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "documentation/reports.md")
        let text = try String(contentsOf: page, encoding: .utf8)
        let definition = try #require(text.components(separatedBy: "```yaml\n").dropFirst().first)
        let work = try WorkFolder.withOrderShop()
        try work.write("reports/mine.yaml", definition.components(separatedBy: "```").first ?? "")
        let outcome = try Self.run(["report", "mine", "--set", "since=2024-06-30", "--as-of", "2024-12-31"], in: work)
        #expect(outcome.output.contains("\r\nCities\r\ngroup,currency,"))
        #expect(outcome.output.contains("RFM: from 2024-06-30 to 2024-12-31\r\n"))
    }

    @Test func `over orders that all are left out says so once`() throws {
        let work = try WorkFolder.withOrderShop()
        let outcome = try Self.run(
            ["report", "average-check", "--as-of", "2024-12-31", "--status", "IN_PROGRESS"],
            in: work
        )
        let hint =
            "hint: no order has the status IN_PROGRESS; there are INITIALIZED (1), DELIVERED (6), CANCELLED (1). "
        #expect(outcome.errors.components(separatedBy: hint).count == 2)
        #expect(outcome.output.contains("\r\nstatus,DELIVERED,6,\r\n"))
    }

    @Test func `that cannot be written to its file ends with code 74`() throws {
        let work = try WorkFolder.withOrderShop()
        let outcome = try work.run("report", "average-check", "--output", "nowhere/out.csv")
        #expect(outcome.code == 74)
        #expect(outcome.errors.contains("nowhere/out.csv: cannot be written"))
    }
}
