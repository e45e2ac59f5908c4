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

    @Test(arguments: [
        ("bottom 1 by order count", "an order count of 1 or less"),
        ("top 1 by average check", "an average check of 1250 or more"),
        ("top 1 by revenue", "a revenue of 1250.00 or more"),
    ])
    func `has the right article before a figure`(segment: String, change: String) throws {
        // Iryna has no order; the others have one each.
        let result = try Self.explain("iryna@example.com", segment)
        #expect(result.conditions.map(\.change) == [change])
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

    @Test(arguments: [
        ("did orderCreated in last 1000000 days", "at least 1 event up to 2024-12-31"),
        ("did orderCreated in last 1000000 months", "at least 1 event up to 2024-12-31"),
        ("did orderCreated 1000000 days ago", "at least 1 event in no time at all"),
        ("did orderCreated 1000 to 1000000 days ago", "at least 1 event up to 2022-04-06"),
    ])
    func `has words for periods that begin before the calendar`(_ segment: String, _ threshold: String) throws {
        let result = try Self.explain("taras@example.com", segment)
        #expect(result.conditions.map(\.threshold) == [threshold])
    }

    @Test(arguments: [
        "did orderCreated 1000000 days ago", "did not orderCreated since 2030-01-01",
        "sum of orderCreated.totalCost since 2030-01-01 > 5", "order count since 2030-01-01 >= 1",
        "first orderCreated since 2030-01-01", "last order since 2030-01-01",
    ])
    func `knows no change where no time lies in the period`(_ segment: String) throws {
        let result = try Self.explain("taras@example.com", segment)
        #expect(result.conditions.map(\.change) == ["none: no time lies in the period"])
    }

    @Test func `says that a contact was not known yet, and lets no condition decide`() throws {
        let result = try Self.explain("iryna@example.com", "did not orderCreated", asOf: "2024-11-30")
        #expect(!result.member)
        #expect(result.firstEvent == "2024-12-01T09:30")
        #expect(result.conditions.map(\.decides) == [false])
    }

    struct Score: CustomTestStringConvertible, Sendable {
        let segment: String
        let contact: String
        let value: String
        let remark: String
        let threshold: String
        let change: String
        let events: [Int]

        var testDescription: String { "\(segment), \(contact)" }
    }

    /// As of the last day of 2024: Anna's last order is 10 days ago, Bohdan's 20, Clara's 90.
    static let scores = [
        Score(
            segment: #"recency where currency = "UAH" <= 30"#,
            contact: "clara@example.com",
            value: "90",
            remark: #"DELIVERED orders where currency = "UAH": 2, the last on 2024-10-02T18:00"#,
            threshold: "recency <= 30 days",
            change: "a recency of 30 instead of 90 days",
            events: [2, 3]
        ),
        Score(
            segment: "recency <= 30",
            contact: "dmytro@example.com",
            value: "",
            remark: "DELIVERED orders: 0",
            threshold: "recency <= 30 days",
            change: "an order with a recency <= 30",
            events: []
        ),
        Score(
            segment: #"monetary where currency = "UAH" > 200"#,
            contact: "anna@example.com",
            value: "150.50",
            remark: #"DELIVERED orders where currency = "UAH": 2, in UAH"#,
            threshold: "monetary > 200",
            change: "a monetary value above 200: more than 49.5 more",
            events: [0, 4]
        ),
        // R 3 from 90 to below 180 days, F 2 from 2 to below 3 orders, M 1 below 1000.
        Score(
            segment: #"rfm("mine.yaml") score >= 400"#,
            contact: "clara@example.com",
            value: "321",
            remark: "R 3 for 90 days (90-179), F 2 for 2 orders (2), M 1 for 60 UAH (below 1000); "
                + "DELIVERED orders in UAH: 2",
            threshold: "rfm score >= 400, fixed thresholds",
            change: "a recency of 89 instead of 90 days (R 4), which makes it 421",
            events: [2, 3]
        ),
        Score(
            segment: #"rfm("mine.yaml") segment = "Champions""#,
            contact: "clara@example.com",
            value: "About To Sleep",
            remark: "R 3 for 90 days (90-179), F 2 for 2 orders (2), M 1 for 60 UAH (below 1000); "
                + "DELIVERED orders in UAH: 2",
            threshold: #"rfm segment = "Champions" (Champions: R 5, F 4-5, M 4-5), fixed thresholds"#,
            change: "a recency of 29 instead of 90 days (R 5) and a frequency of 5 instead of 2 (F 4) and "
                + "a monetary value of 10000: 9940 more (M 4), which makes it Champions",
            events: [2, 3]
        ),
        Score(
            segment: #"rfm(grid) segment where currency = "UAH" starts with "1 order""#,
            contact: "bohdan@example.com",
            value: "1 order, 15-29 days ago",
            remark: #"R 6 for 20 days (15-29), F 2 for 1 order (1); DELIVERED orders where currency = "UAH": 1"#,
            threshold: #"rfm segment starts with "1 order", the vendor's grid"#,
            change: "a frequency of 2 instead of 1 (F 3), which makes it 2 orders, 15-29 days ago",
            events: [1]
        ),
        Score(
            segment: #"contact.city = "Kyiv""#,
            contact: "clara@example.com",
            value: "Lviv",
            remark: "given by orderCreated on 2024-10-02T18:00",
            threshold: #"city = "Kyiv""#,
            change: #"a later event that gives city = "Kyiv""#,
            events: [3]
        ),
        Score(
            segment: "contact.city is set",
            contact: "dmytro@example.com",
            value: "",
            remark: "",
            threshold: "city is set",
            change: "an event that gives city",
            events: []
        ),
        // 2 October is 90 days before the last day of 2024 and 275 after it.
        Score(
            segment: "contact.date anniversary in next 7 days",
            contact: "clara@example.com",
            value: "2024-10-02T18:00:00",
            remark: "comes round on 2025-10-02, given by orderCreated on 2024-10-02T18:00",
            threshold: "anniversary from 2024-12-31 to 2025-01-07",
            change: "an anniversary on 2024-12-31 instead of 2024-10-02: 90 days later",
            events: [3]
        ),
    ]

    @Test(arguments: scores) func `of a score or a field has the figures behind it`(_ expected: Score) throws {
        let work = try WorkFolder.withOrderShop()
        try work.write(
            "mine.yaml",
            "currency: UAH\nrecency: [30, 90, 180, 365]\nfrequency: [2, 3, 5, 10]\nmonetary: [1000, 3000, 10000, 30000]\n"
        )
        let outcome = try work.run(
            "explain",
            expected.segment,
            "--contact",
            expected.contact,
            "--as-of",
            "2024-12-31",
            "--format",
            "json"
        )
        #expect(outcome.code == 0, "\(outcome.errors)")
        let condition = try #require(try outcome.json(as: ExplainResult.self).conditions.first)
        #expect(condition.value?.text ?? "" == expected.value)
        #expect(condition.remark ?? "" == expected.remark)
        #expect(condition.threshold == expected.threshold)
        #expect(condition.decides && condition.change == expected.change)
        #expect(condition.events.map(\.event) == expected.events)
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

    /// A whole number or a text.
    struct Value: Decodable, Equatable, ExpressibleByIntegerLiteral {
        let text: String?
        private let number: Int?

        init(integerLiteral number: Int) { (self.number, text) = (number, String(number)) }

        init(from decoder: any Decoder) throws {
            let value = try decoder.singleValueContainer()
            number = try? value.decode(Int.self)
            text = number.map { String($0) } ?? (try? value.decode(String.self))
        }
    }

    struct Condition: Decodable {
        let text: String
        let holds: Bool
        let decides: Bool
        let value: Value?
        let remark: String?
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
