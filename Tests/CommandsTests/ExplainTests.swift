import Testing

struct `An explanation` {
    private static let segment = "order count >= 1 and did orderCreated where totalCost > 1000 in last 60 days"

    private static func explain(
        _ contact: String,
        _ segment: String = segment,
        asOf: String = "2024-12-31"
    ) throws -> ExplainResult {
        let work = try WorkFolder()
        try work.importShop()
        let outcome = try work.run(
            "explain",
            segment,
            "--contact",
            contact,
            "--as-of",
            asOf,
            "--format",
            "json"
        )
        #expect(outcome.code == 0, "\(outcome.errors)")
        return try outcome.json(as: ExplainResult.self)
    }

    @Test func `of a contact who is out has the condition that decides, what was found, and what is missing`() throws {
        let result = try Self.explain("taras@example.com")
        #expect(result.contact == "taras@example.com")
        #expect(result.identifiers == ["email": "taras@example.com"])
        #expect(!result.member)
        try #require(result.conditions.count == 2)
        let (orders, event) = (result.conditions[0], result.conditions[1])
        #expect(orders.text == "order count >= 1")
        #expect(orders.holds && !orders.decides && orders.change == nil)
        #expect(orders.value == 1)
        #expect(orders.events.map(\.type) == ["orderDelivered"])
        #expect(orders.events.map(\.event) == [2])
        #expect(orders.events.map(\.occurred) == ["2024-11-24T12:00"])
        let before = SmallShop.lines.utf8.split(separator: UInt8(ascii: "\n")).prefix(2).reduce(0) { $0 + $1.count + 1 }
        #expect(orders.events.map(\.place) == [.init(file: "shop.ndjson", line: 3, byte: before, pointer: "")])
        #expect(!event.holds && event.decides)
        #expect(event.value == 0)
        #expect(event.threshold == "at least 1 event from 2024-11-02 to 2024-12-31")
        #expect(event.change == "1 more such event")
        #expect(event.events.isEmpty)
    }

    @Test func `of a contact who is in has the events that prove it, and what would take the contact out`() throws {
        let result = try Self.explain("email:Olena@Example.com")
        #expect(result.member)
        try #require(result.conditions.count == 2)
        #expect(result.conditions.map(\.decides) == [true, true])
        #expect(result.conditions[0].change == "an order count of 0 instead of 1")
        #expect(result.conditions[1].change == "1 fewer such event")
        #expect(result.conditions[1].events.map(\.event) == [0])
        #expect(result.conditions[1].events.map(\.type) == ["orderCreated"])
    }

    @Test func `looks into the segment that a condition refers to`() throws {
        let work = try WorkFolder()
        try work.importShop()
        try work.write("queries/buyers.segment", "order count >= 1 and did not productViewed today")
        let result = try work.run(
            "explain",
            "in segment \"buyers\"",
            "--contact",
            "iryna@example.com",
            "--as-of",
            "2024-12-01",
            "--format",
            "json"
        ).json(as: ExplainResult.self)
        let inner = try #require(result.conditions.first?.conditions)
        #expect(inner.map(\.text) == ["order count >= 1", "did not productViewed today"])
        #expect(inner.map(\.holds) == [false, false])
        #expect(inner.map(\.value) == [0, 1])
        #expect(inner[1].events.map(\.occurred) == ["2024-12-01T09:30"])
    }

    @Test func `says that a contact was not known yet, and lets no condition decide`() throws {
        let result = try Self.explain("iryna@example.com", "did not orderCreated", asOf: "2024-11-30")
        #expect(!result.member)
        #expect(result.firstEvent == "2024-12-01T09:30")
        #expect(result.conditions.map(\.decides) == [false])
    }

    @Test func `shows nobody else`() throws {
        let work = try WorkFolder()
        try work.importShop()
        for format in ["table", "csv", "json"] {
            let outcome = try work.run(
                "explain",
                "top 1 by revenue",
                "--contact",
                "taras@example.com",
                "--as-of",
                "2024-12-31",
                "--format",
                format
            )
            #expect(outcome.code == 0)
            for other in ["olena", "iryna"] { #expect(!(outcome.output + outcome.errors).contains(other)) }
            #expect(outcome.output.contains("1250.00"))
        }
    }

    @Test func `is a row for each event in CSV`() throws {
        let work = try WorkFolder()
        try work.importShop()
        let lines = try work.run("explain", Self.segment, "--contact", "taras@example.com", "--as-of", "2024-12-31")
            .lines
        #expect(
            lines == [
                "no,condition,holds,decides,value,remark,wanted,change,event,type,occurred,place,values",
                "1,order count >= 1,yes,no,1,DELIVERED orders: 1,order count >= 1,,2,orderDelivered,2024-11-24T12:00,shop.ndjson: line 3,"
                    + "\"externalOrderId A-2, status DELIVERED, totalCost 310.50, date 2024-11-20T18:40, currency UAH\"",
                "2,did orderCreated where totalCost > 1000 in last 60 days,no,yes,0,,"
                    + "at least 1 event from 2024-11-02 to 2024-12-31,1 more such event,,,,,",
            ]
        )
    }
}

/// What `explain --format json` promises to print.
struct ExplainResult: Decodable {
    struct Event: Decodable {
        let event: Int
        let type: String
        let occurred: String
        let place: Place?
    }

    struct Place: Decodable, Equatable {
        let file: String
        let line: Int
        let byte: Int
        let pointer: String
    }

    /// A whole number; what is none reads as nil.
    struct Whole: Decodable, Equatable, ExpressibleByIntegerLiteral {
        let number: Int?

        init(integerLiteral number: Int) { self.number = number }

        init(from decoder: any Decoder) throws {
            number = try? decoder.singleValueContainer().decode(Int.self)
        }
    }

    struct Condition: Decodable {
        let text: String
        let holds: Bool
        let decides: Bool
        let value: Whole?
        let threshold: String
        let change: String?
        let events: [Event]
        let conditions: [Condition]?
    }

    let contact: String
    let identifiers: [String: String]
    let member: Bool
    let firstEvent: String
    let conditions: [Condition]
}
