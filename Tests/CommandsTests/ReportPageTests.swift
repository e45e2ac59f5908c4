import Foundation
import Testing

struct `A page` {
    private static let asOf = ["--as-of", "2024-12-31", "--currency", "UAH"]

    private static func run(_ words: [String], in work: WorkFolder) throws -> BuiltProgram.Outcome {
        let outcome = try BuiltProgram.run(words, in: work.folder, input: Data(), environment: [:])
        #expect(outcome.code == 0, "\(words): \(outcome.errors)")
        return outcome
    }

    private static func page(_ words: [String], in work: WorkFolder) throws -> PageText {
        try #require(PageText.read(try run(words + ["--format", "html"], in: work).bytes), "\(words): not well-formed")
    }

    private static let reports: [[String]] = [
        ["rfm"] + asOf, ["average-check"] + asOf, ["customers"] + asOf, ["top-items"] + asOf, ["import-summary"],
        ["segment-preview", "--segment", "order count >= 1", "--as-of", "2024-12-31"],
        ["segment-sizes", "--as-of", "2024-12-31"], ["data-quality", "--as-of", "2024-12-31"],
    ]

    @Test(arguments: reports)
    func `is one file without scripts and links, with headings in order, scoped headers and described pictures`(
        words: [String]
    ) throws {
        let work = try WorkFolder.withOrderShop()
        let bytes = try Self.run(["report"] + words + ["--format", "html"], in: work).bytes
        let text = String(decoding: bytes, as: UTF8.self)
        let page = try #require(PageText.read(bytes))
        #expect(text.hasPrefix("<!DOCTYPE html>\n<html lang=\"en\">"))
        #expect(!text.contains("http:") && !text.contains("https:") && !text.contains("src="))
        #expect(!page.elements.contains("script") && !page.elements.contains("link") && !page.elements.contains("img"))
        #expect(page.headings.first?.level == 1)
        #expect(page.headings.dropFirst().allSatisfy { $0.level == 2 } && page.headings.count > 1)
        var identifiers = Set<String>()
        for (element, values) in page.attributes {
            if element == "th" { #expect(values["scope"] != nil) }
            if let identifier = values["id"] { #expect(identifiers.insert(identifier).inserted, "\(identifier)") }
            #expect(!values.keys.contains { $0.hasPrefix("on") })
        }
        for (element, values) in page.attributes where element == "svg" {
            let names = (values["aria-labelledby"] ?? "").split(separator: " ").map(String.init)
            #expect(names.count == 2 && names.allSatisfy(identifiers.contains))
        }
        #expect(["as of", "time zone", "order statuses", "currency", "database"].allSatisfy { page.facts[$0] != nil })
        #expect(page.facts["database"] == "muster.sqlite" && page.facts["time zone"] == "UTC")
        #expect(try Self.run(["report"] + words + ["--format", "html"], in: work).bytes == bytes)
    }

    @Test func `has a picture of every kind of table that is better looked at`() throws {
        let work = try WorkFolder.withOrderShop()
        for (words, pictures) in zip(Self.reports, [8, 6, 0, 2, 1, 2, 1, 0]) {
            let page = try Self.page(["report"] + words, in: work)
            #expect(page.elements.count { $0 == "svg" } == pictures, "\(words)")
        }
    }

    @Test func `has the digits that the JSON has, and so the commands`() throws {
        let work = try WorkFolder()
        try work.run("import", "-", input: try work.run("sample", "--orders", "200", "--seed", "3").bytes)
        for words in [
            ["rfm"] + Self.asOf, ["top-items"] + Self.asOf, ["average-check"] + Self.asOf, ["import-summary"],
        ] {
            let page = try Self.page(["report"] + words, in: work)
            let json = try Self.run(["report"] + words + ["--format", "json"], in: work).bytes
            let document = try #require(try JSONSerialization.jsonObject(with: json) as? [String: Any])
            for section in try #require(document["sections"] as? [[String: Any]]) {
                let title = try #require(section["title"] as? String)
                let name = try #require(section["name"] as? String)
                let csv = try Self.run(["report"] + words + ["--part", name], in: work).output
                let titles = CSVText.rows(csv)[0]
                let rows = try #require(CSVText.rows(section["rows"], titles: titles))
                let shown = page.values(of: title, keys: 1)
                if rows.count <= 3, shown.count > rows.count {
                    // Turned: a column a row, behind the names of the values.
                    for (number, row) in rows.enumerated() {
                        #expect(shown.map { $0[number] } == Array(row.suffix(shown.count)), "\(name)")
                    }
                    continue
                }
                #expect(shown.count == rows.count, "\(name)")
                for (cells, row) in zip(shown, rows) {
                    // Where a table is cut, its later pieces repeat what names the row.
                    var rest = cells[...]
                    for value in row.dropFirst() {
                        while let first = rest.first, first != value, row.prefix(2).contains(first) {
                            rest.removeFirst()
                        }
                        #expect(rest.popFirst() == value, "\(name): \(cells) \(row)")
                    }
                }
            }
        }
    }

    /// Names that somebody wicked gives to cities and items.
    private static let hostile = [
        "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "'; DROP TABLE", "\"\u{301} onmouseover=\"x",
        "a\nb", "\u{202E}gnp.exe", "{{title}} {{{style}}}", "</title></style></svg>", "&amp;", "]]>",
    ]

    @Test func `shows hostile names as texts, and never as markup`() throws {
        let work = try WorkFolder()
        let events = try Self.hostile.enumerated().map { number, name in
            let order: [String: Any] = [
                "eventTypeKey": "orderCreated", "keyValue": "k", "occurred": "2024-11-0\(number % 9 + 1)T10:00",
                "params": [
                    ["name": "externalOrderId", "value": "o\(number)"], ["name": "externalCustomerId", "value": name],
                    ["name": "date", "value": "2024-11-01T10:00:00"], ["name": "status", "value": "DELIVERED"],
                    ["name": "totalCost", "value": 5 + number], ["name": "currency", "value": "UAH"],
                    ["name": "city", "value": name],
                    ["name": "items", "value": [["externalItemId": name, "quantity": 1, "cost": 2, "name": name]]],
                ],
            ]
            return String(decoding: try JSONSerialization.data(withJSONObject: order), as: UTF8.self)
        }
        try work.write("in.ndjson", events.joined(separator: "\n") + "\n")
        try work.run("import", "in.ndjson", "--time-zone", "UTC")
        try work.write(
            "reports/mine.yaml",
            "title: <b>x</b>\nabout: '{{y}} & z'\nparts: [{part: average-check, by: city}]\n"
        )
        for words in Self.reports + [["mine", "--as-of", "2024-12-31"]] {
            let plain = try Self.page(["report"] + words, in: try WorkFolder.withOrderShopAndMine())
            let page = try Self.page(["report"] + words, in: work)
            #expect(Set(page.elements).subtracting(plain.elements).isEmpty, "\(words)")
            #expect(!page.attributes.contains { $0.values.keys.contains { $0.hasPrefix("on") } })
        }
        let page = try Self.page(["report", "mine", "--as-of", "2024-12-31"], in: work)
        #expect(page.headings.first?.text == "<b>x</b>")
        let cities = Set((page.tables["average check by city"] ?? []).flatMap { $0.rows.map { $0[0] } })
        for name in Self.hostile {
            let shown = name.replacingOccurrences(of: "\n", with: "␊")
                .replacingOccurrences(of: "\u{202E}", with: "<U+202E>")
            #expect(cities.contains(shown), "\(name)")
        }
    }

    @Test func `of the user's own takes their template and style, and a broken template is told with its place`() throws
    {
        let work = try WorkFolder.withOrderShop()
        try work.write("reports/page/page.mustache", "<p title=\"{{title}}\">{{about}}</p>{{{style}}}")
        try work.write("reports/page/style.css", "p { color: red }")
        try work.write("reports/mine.yaml", "title: \"\\\"\u{301}\"\nabout: <\nparts: [{part: import-summary}]\n")
        let words = ["report", "mine", "--format", "html"]
        #expect(
            try Self.run(words, in: work).output == "<p title=\"&quot;\u{301}\">&lt;</p>p { color: red }"
        )
        try work.write("reports/page/page.mustache", "<p>\n{{#sections}}\n</p>")
        let outcome = try work.run("report", "mine", "--format", "html")
        #expect(outcome.code == 64 && outcome.output.isEmpty)
        #expect(outcome.errors.hasPrefix("muster: reports/page/page.mustache:3:"), "\(outcome.errors)")
    }
}

extension WorkFolder {
    /// The ``OrderShop`` with a report of its own.
    fileprivate static func withOrderShopAndMine() throws -> WorkFolder {
        let work = try WorkFolder.withOrderShop()
        try work.write("reports/mine.yaml", "title: x\nabout: y\nparts: [{part: average-check, by: city}]\n")
        return work
    }
}
