import EventModel
import SegmentEngine
import SegmentLanguage
import Testing

/// Names and forms that a segment may not have, all told at once with the nearest that is known.
@Suite struct SegmentResolverTests {
    static let names = KnownNames(
        eventTypes: ["orderCreated", "quizFinished"],
        parameters: ["totalCost": [], "city": [], "score": [], "items": ["category", "colour"], "EMAIL": []]
    )

    struct Mistake: CustomTestStringConvertible, Sendable {
        let segment: String
        let messages: [String]
        let suggestions: [String?]

        init(_ segment: String, _ messages: [String], _ suggestions: [String?]) {
            (self.segment, self.messages, self.suggestions) = (segment, messages, suggestions)
        }

        var testDescription: String { segment }
    }

    static let mistakes: [Mistake] = [
        Mistake("did orderCreatd", ["no event type is called `orderCreatd`"], ["orderCreated"]),
        Mistake(
            "did quizFinishd where scor > 5 and any items (color = \"red\")",
            [
                "no event type is called `quizFinishd`", "no parameter is called `scor`",
                "no line of `items` has a field called `color`",
            ],
            ["quizFinished", "score", "colour"]
        ),
        Mistake("did quizFinished where colour = \"red\"", ["no parameter is called `colour`"], ["items.colour"]),
        Mistake("did quizFinished where City = \"Kyiv\"", ["no parameter is called `City`"], ["city"]),
        Mistake("did xyzzy", ["no event type is called `xyzzy`"], [nil]),
        Mistake("order count where ciyt = \"Kyiv\" > 1", ["no parameter is called `ciyt`"], ["city"]),
        Mistake(
            "revenue where any items (color = \"red\") > 1",
            ["no line of `items` has a field called `color`"],
            ["colour"]
        ),
        Mistake("revenue where curency = \"UAH\" > 1", ["no parameter is called `curency`"], ["currency"]),
        Mistake(
            "in segment \"a\" or in list \"b.csv\"",
            [
                "no saved segments are at hand here, so `in segment` leads nowhere",
                "no lists are at hand here, so `in list` leads nowhere",
            ],
            [nil, nil]
        ),
        Mistake(
            "contact.ctiy = \"Kyiv\" or contact.phon is set",
            [
                "no contact has a field called `ctiy`: it is no identifier (contactId, externalCustomerId, email, phone, "
                    + "pushToken, contactKey), no contact list has a field and no event a parameter of that name",
                "no contact has a field called `phon`: it is no identifier (contactId, externalCustomerId, email, phone, "
                    + "pushToken, contactKey), no contact list has a field and no event a parameter of that name",
            ],
            ["city", "phone"]
        ),
        Mistake(
            "contact.email anniversary today",
            ["contact.email is an identifier, and no date that could come round"],
            [nil]
        ),
        Mistake("rfm segment = \"Best\"", ["no names of RFM segments are at hand here"], [nil]),
        Mistake("rfm(grid) score > 3", ["the grid has no monetary score; ask for rfm(grid) segment"], [nil]),
        Mistake("rfm(\"a.yaml\") score > 3", ["no files of thresholds are at hand here"], [nil]),
        Mistake(
            "recency where citi = \"Kyiv\" in last 30 days > 3",
            ["no parameter is called `citi`"],
            ["city"]
        ),
        Mistake("top 3 by sum of quizFinished.scor", ["no parameter is called `scor`"], ["score"]),
        Mistake(
            "did quizFinished then orderCreatd within 3 days with same scor",
            ["no event type is called `orderCreatd`", "no parameter is called `scor`"],
            ["orderCreated", "score"]
        ),
    ]

    @Test(arguments: mistakes) func `what is wrong is told at once`(_ mistake: Mistake) throws {
        let error = #expect(throws: SegmentSyntaxError.self) { try Self.resolve(mistake.segment) }
        #expect(error?.diagnostics.map(\.message) == mistake.messages)
        #expect(error?.diagnostics.map(\.suggestion) == mistake.suggestions)
        #expect(error?.text == mistake.segment)
    }

    @Test func `a documented name without data is known and gives a hint`() throws {
        let segment = try Self.resolve(
            "did orderDelivered where externalOrderId = \"O1\" or did quizFinished where score > 1"
        )
        #expect(
            segment.hints == [
                "there are no orderDelivered events in this database, so nothing matches them",
                "no event in this database has externalOrderId, so it is missing everywhere",
            ]
        )
    }

    @Test func `an event type whose events were all removed is known and gives a hint`() throws {
        let day = try #require(WallClock(year: 2024, month: 1, day: 1))
        let next = try #require(WallClock(year: 2024, month: 1, day: 2))
        let events: [Event] = [
            .of("orderCreated", "2024-01-01", ["email": "a@example.com"]),
            .of("quiz", "2024-01-01", ["email": "a@example.com"]),
            .of("quiz", "2024-01-03", ["email": "a@example.com"]),
            .of("game", "2024-01-01", ["email": "a@example.com"]),
        ]
        try TemporaryStore.with([events], removing: day...next) { snapshot in
            let asOf = try #require(AsOf("2024-03-01", zone: .utc))
            let text = "did orderCreated today or did quiz today or did game today"
            let resolver = SegmentResolver(names: KnownNames(snapshot), asOf: asOf)
            #expect(
                try resolver.resolve(parseSegment(text), text: text).hints == [
                    "there are no orderCreated events in this database, so nothing matches them",
                    "there are no game events in this database, so nothing matches them",
                ]
            )
        }
    }

    @Test func `identifiers are found whatever their case`() throws {
        #expect(try Self.resolve("did quizFinished where email = \"a@x.com\"").hints.isEmpty)
    }

    @Test func `conditions become absolute in the order of the text`() throws {
        let segment = try Self.resolve("did quizFinished today and not (order count > 1 or did not orderCreated)")
        let day = try #require(WallClock(year: 2024, month: 3, day: 1)).microseconds
        #expect(segment.tree == .and([.leaf(0), .not(.or([.leaf(1), .leaf(2)]))]))
        #expect(segment.texts == ["did quizFinished today", "order count > 1", "did not orderCreated"])
        let today = TimeRange(from: day, to: day + WallClock.day)
        #expect(
            segment.conditions[0]
                == .events(.init("quizFinished", predicate: nil, window: today), count: .once, isNegated: false)
        )
    }

    private static func resolve(_ text: String) throws -> ResolvedSegment {
        let asOf = try #require(AsOf("2024-03-01", zone: .utc))
        return try SegmentResolver(names: names, asOf: asOf).resolve(parseSegment(text), text: text)
    }
}
