import Foundation
import Testing

struct `A repaired copy` {
    /// A line of the log.
    private struct Change: Decodable, Equatable {
        let line: Int
        let pointer: String
        let rule: String
        let before: String?
        let after: String?
    }

    /// A line of the rejects.
    private struct Reject: Decodable {
        let reasons: [String]
        let line: Int?
    }

    private static let asOf = ["--as-of", "2024-12-31", "--time-zone", "UTC"]

    private func audit(_ words: String..., in work: WorkFolder) throws -> AuditOutput {
        try BuiltProgram.run(["audit", "--format", "json"] + Self.asOf + words, in: work.folder).json(
            as: AuditOutput.self
        )
    }

    private func lines<Line: Decodable>(of name: String, in work: WorkFolder, as type: Line.Type) throws -> [Line] {
        try work.bytes(of: name).split(separator: UInt8(ascii: "\n")).map {
            try JSONDecoder().decode(Line.self, from: Data($0))
        }
    }

    @Test func `that cannot be written leaves no log of its changes`() throws {
        let work = try WorkFolder()
        try work.write("shop.ndjson", SmallShop.lines)
        try work.write("copy/file", "in the way")
        let outcome = try work.run("audit", "shop.ndjson", "--repair", "copy")
        #expect(outcome.code == 74)
        #expect(!work.has("copy.log.ndjson") && !work.has("copy.rejects.ndjson"))
    }

    @Test func `of a sound shop is the shop, byte for byte`() throws {
        let work = try WorkFolder()
        let shop = try work.run("sample", "--orders", "200", "--seed", "3").bytes
        try work.write("shop.ndjson", shop)
        _ = try audit("shop.ndjson", "--repair", "copy.ndjson", in: work)
        #expect(try work.bytes(of: "copy.ndjson") == shop)
        #expect(try work.bytes(of: "copy.ndjson.log.ndjson").isEmpty)
        #expect(try work.bytes(of: "copy.ndjson.rejects.ndjson").isEmpty)
    }

    @Test func `has none of the repaired findings, no error, and loses nothing but to the rejects`() throws {
        let work = try WorkFolder()
        let words = ["sample", "--orders", "150", "--seed", "3", "--defects"]
        try work.write("defects.ndjson", try BuiltProgram.run(words, in: work.folder).bytes)
        let before = try audit("defects.ndjson", "--repair", "copy.ndjson", in: work)
        let after = try audit("copy.ndjson", in: work)
        let changes = try lines(of: "copy.ndjson.log.ndjson", in: work, as: Change.self)
        let rejects = try lines(of: "copy.ndjson.rejects.ndjson", in: work, as: Reject.self)
        let repaired = Set(changes.map(\.rule))
        #expect(
            repaired == [
                "duplicate-event", "email-uppercase", "occurred-format", "occurred-missing", "order-date-form",
                "order-total-decimal-comma", "phone-decorated", "text-odd-blank", "text-untrimmed",
            ]
        )
        #expect(repaired.isDisjoint(with: after.findings.map(\.rule)))
        #expect(after.findings.allSatisfy { $0.severity != "error" } && after.ignored == 0)
        #expect(before.events == after.events + rejects.count + 1, "one event was a duplicate")
        #expect(rejects.allSatisfy { !$0.reasons.isEmpty && $0.line != nil })
    }

    @Test(arguments: [
        ("2024-11-02 10:15:00", "2024-11-02T10:15:00"), ("2024-11-02 10:15", "2024-11-02T10:15:00"),
        ("2024-11-02 10:15:30.25+02:00", "2024-11-02T10:15:30.25+02:00"), ("2024-11-02", "2024-11-02T00:00:00"),
        ("2024-11-02T10:15:00", nil), ("2024-11-02T10:15:30.25+02:00", nil),
    ])
    func `writes an order's date with a T and seconds`(date: String, mended: String?) throws {
        let work = try WorkFolder()
        try work.write(
            "order.json",
            #"{"eventTypeKey":"orderCreated","keyValue":"k","params":[{"name":"email","value":"a@example.com"},"#
                + #"{"name":"externalOrderId","value":"1"},{"name":"totalCost","value":5},"#
                + #"{"name":"status","value":"DELIVERED"},{"name":"date","value":"\#(date)"}],"occurred":"2024-11-02"}"#
        )
        let found = try audit("order.json", "--repair", "copy.ndjson", in: work).findings.map(\.rule)
        #expect(found.contains("order-date-form") == (mended != nil))
        let changes = try lines(of: "copy.ndjson.log.ndjson", in: work, as: Change.self)
        #expect(changes.map(\.after) == (mended.map { ["\"\($0)\""] } ?? []))
        #expect(try !audit("copy.ndjson", in: work).findings.map(\.rule).contains("order-date-form"))
    }

    @Test(arguments: [("email", "UserEmail"), ("externalCustomerId", "ExternalCustomerId"), ("email", "email")])
    func `tells a second value of a kind, though there are identifiers of no other`(one: String, other: String) throws {
        let work = try WorkFolder()
        try work.write(
            "view.json",
            #"{"eventTypeKey":"productViewed","keyValue":"k","occurred":"2024-11-02T10:15","params":["#
                + #"{"name":"\#(one)","value":"a@example.com"},{"name":"\#(other)","value":"b@example.com"}]}"#
        )
        #expect(try audit("view.json", in: work).findings.map(\.rule).contains("identifier-repeated"))
    }

    @Test func `logs each change with its place, and reads items that were a text`() throws {
        let work = try WorkFolder()
        let order =
            #"{"eventTypeKey":"orderCreated","keyValue":" k","params":[{"name":"Email","value":" Olena@Example.com "},"#
            + #"{"name":"externalOrderId","value":"1"},{"name":"totalCost","value":"1 250,50"},"#
            + #"{"name":"status","value":"DELIVERED"},{"name":"date","value":"2024-11-02"},"#
            + #"{"name":"items","value":"[{\"externalItemId\":\"B\",\"quantity\":1}]"}],"occurred":"2024-11-02T10:15:59+02:00"}"#
        try work.write("order.json", order)
        _ = try audit("order.json", "--repair", "copy.ndjson", in: work)
        let changes = try lines(of: "copy.ndjson.log.ndjson", in: work, as: Change.self)
        func change(_ pointer: String, _ rule: String, _ before: String, _ after: String) -> Change {
            Change(line: 1, pointer: pointer, rule: rule, before: before, after: after)
        }
        #expect(
            changes == [
                change("/keyValue", "text-untrimmed", #"" k""#, #""k""#),
                change("/params/0/value", "text-untrimmed", #"" Olena@Example.com ""#, #""Olena@Example.com""#),
                change("/params/0/value", "email-uppercase", #""Olena@Example.com""#, #""olena@example.com""#),
                change("/params/2/value", "order-total-decimal-comma", #""1 250,50""#, #""1250.50""#),
                change("/params/4/value", "order-date-form", #""2024-11-02""#, #""2024-11-02T00:00:00""#),
                change(
                    "/params/5/value",
                    "items-as-text",
                    #""[{\"externalItemId\":\"B\",\"quantity\":1}]""#,
                    #"[{"externalItemId":"B","quantity":1}]"#
                ),
                change("/occurred", "occurred-format", #""2024-11-02T10:15:59+02:00""#, #""2024-11-02T08:15""#),
            ]
        )
        #expect(
            String(decoding: try work.bytes(of: "copy.ndjson"), as: UTF8.self)
                == #"{"eventTypeKey":"orderCreated","keyValue":"k","params":[{"name":"Email","value":"olena@example.com"},"#
                + #"{"name":"externalOrderId","value":"1"},{"name":"totalCost","value":"1250.50"},"#
                + #"{"name":"status","value":"DELIVERED"},{"name":"date","value":"2024-11-02T00:00:00"},"#
                + #"{"name":"items","value":[{"externalItemId":"B","quantity":1}]}],"occurred":"2024-11-02T08:15"}"#
                + "\n"
        )
    }

    @Test(arguments: [#""occurred":null,"#, ""])
    func `has the time of an order's date, whether occurred is null or not there`(_ occurred: String) throws {
        let work = try WorkFolder()
        try work.write(
            "order.json",
            #"{"eventTypeKey":"orderCreated","keyValue":"k",\#(occurred)"params":[{"name":"email","value":"olena@example.com"},"#
                + #"{"name":"externalOrderId","value":"1"},{"name":"totalCost","value":"5"},"#
                + #"{"name":"status","value":"DELIVERED"},{"name":"currency","value":"UAH"},"#
                + #"{"name":"date","value":"2024-11-02T10:15:59"}]}"#
        )
        _ = try audit("order.json", "--repair", "copy.ndjson", in: work)
        let changes = try lines(of: "copy.ndjson.log.ndjson", in: work, as: Change.self)
        let before = occurred.isEmpty ? nil : "null"
        #expect(
            changes == [
                Change(
                    line: 1,
                    pointer: "/occurred",
                    rule: "occurred-missing",
                    before: before,
                    after: #""2024-11-02T10:15""#
                )
            ]
        )
        #expect(try audit("copy.ndjson", in: work).findings.allSatisfy { $0.rule != "occurred-missing" })
    }
}
