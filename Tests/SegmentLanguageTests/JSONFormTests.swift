import EventModel
import SegmentLanguage
import Testing

struct `The JSON form` {
    @Test(arguments: 1...8 as ClosedRange<UInt64>)
    func `gives every tree back`(seed: UInt64) throws {
        var trees = RandomTrees(seed: seed &* 31)
        for _ in 0..<150 {
            let tree = trees.expression()
            try #require(try parseSegment(json: segmentJSON(tree)) == tree, "\(format(tree))")
        }
    }

    @Test func `of a segment is what the page says`() throws {
        let tree = try parseSegment(
            "did orderCreated where totalCost > 100.50 and any items (category = \"shoes\") in last 7 days or not contact.email is set"
        )
        #expect(
            segmentJSON(tree)
                == .object([
                    JSONMember(
                        name: "or",
                        value: .list([
                            .of(
                                ("condition", .text("did")),
                                ("event", .text("orderCreated")),
                                (
                                    "where",
                                    .of(
                                        (
                                            "and",
                                            .list([
                                                .of(
                                                    ("path", .list([.text("totalCost")])),
                                                    (
                                                        "test",
                                                        .of(("operator", .text(">")), ("value", .number("100.50")))
                                                    )
                                                ),
                                                .of(
                                                    ("lines", .text("any")),
                                                    ("list", .list([.text("items")])),
                                                    (
                                                        "where",
                                                        .of(
                                                            ("path", .list([.text("category")])),
                                                            (
                                                                "test",
                                                                .of(("operator", .text("=")), ("value", .text("shoes")))
                                                            )
                                                        )
                                                    )
                                                ),
                                            ])
                                        )
                                    )
                                ),
                                (
                                    "period",
                                    .of(("is", .text("in last")), ("count", .number("7")), ("unit", .text("day")))
                                )
                            ),
                            .of(
                                (
                                    "not",
                                    .of(
                                        ("condition", .text("contact")),
                                        ("field", .text("email")),
                                        ("test", .of(("operator", .text("is set"))))
                                    )
                                )
                            ),
                        ])
                    )
                ])
        )
    }

    struct Mistake: Sendable, CustomTestStringConvertible {
        let json: JSONValue
        let pointer: String
        let words: String

        var testDescription: String { "\(pointer) \(words)" }
    }

    private static let event = JSONValue.text("a")

    static let mistakes: [Mistake] = [
        Mistake(json: .text("did a"), pointer: "", words: "an object should stand here"),
        Mistake(json: .of(("condition", .text("dit"))), pointer: "/condition", words: "did you mean did?"),
        Mistake(json: .of(("condition", .text("did"))), pointer: "", words: "event is missing"),
        Mistake(
            json: .of(("condition", .text("did")), ("event", event), ("perod", .null)),
            pointer: "/perod",
            words: "did you mean period?"
        ),
        Mistake(
            json: .of(("condition", .text("did")), ("event", event), ("xyzzy", .null)),
            pointer: "/xyzzy",
            words: "this member is not known here. What can stand here: "
        ),
        Mistake(json: .of(("and", .list([]))), pointer: "/and", words: "at least two parts"),
        Mistake(
            json: .of(("not", .of(("condition", .text("did")), ("event", .number("5"))))),
            pointer: "/not/event",
            words: "a text should stand here"
        ),
        Mistake(
            json: .of(
                ("condition", .text("first event")),
                ("event", event),
                ("period", .of(("is", .text("before")), ("moment", .text("2024-02-30"))))
            ),
            pointer: "/period/moment",
            words: "no such date"
        ),
        Mistake(
            json: .of(("condition", .text("sequence")), ("steps", .list([.of(("event", event))]))),
            pointer: "",
            words: "at least two steps"
        ),
        // Right in form, and yet no segment: a figure is no text.
        Mistake(
            json: .of(
                ("condition", .text("orders")),
                ("of", .of(("orders", .text("revenue")))),
                ("test", .of(("operator", .text("contains")), ("value", .text("5"))))
            ),
            pointer: "",
            words: "written out it is no segment"
        ),
        Mistake(
            json: .of(
                (
                    "and",
                    .list([.of(("condition", .text("did")), ("event", event)), .of(("and", .list([.null, .null])))])
                )
            ),
            pointer: "/and/1/and/0",
            words: "an object should stand here"
        ),
        // What would be dropped without a word.
        Mistake(
            json: .of(
                ("condition", .text("top")),
                ("end", .text("top")),
                ("amount", .of(("contacts", .number("3")), ("percent", .number("50")))),
                ("by", .of(("orders", .text("revenue"))))
            ),
            pointer: "/amount/contacts",
            words: "would say nothing"
        ),
        Mistake(
            json: .of(
                ("condition", .text("contact")),
                ("field", .text("email")),
                ("test", .of(("operator", .text("is set")), ("value", .text("a@example.com"))))
            ),
            pointer: "/test/value",
            words: "would say nothing"
        ),
        Mistake(
            json: .of(
                (
                    "not",
                    .of(
                        ("condition", .text("contact")),
                        ("field", .text("age")),
                        (
                            "test",
                            .of(("operator", .text("=")), ("value", .number("1")), ("values", .list([.number("2")])))
                        )
                    )
                )
            ),
            pointer: "/not/test/values",
            words: "would say nothing"
        ),
        Mistake(
            json: .of(
                ("condition", .text("did")),
                ("event", event),
                ("period", .of(("is", .text("today")), ("count", .number("5"))))
            ),
            pointer: "/period/count",
            words: "not known here. What can stand here: is"
        ),
    ]

    @Test func `may say what goes without saying`() throws {
        let plain: [(String, JSONValue)] = [("condition", .text("contact")), ("field", .text("email"))]
        let test = JSONValue.of(("operator", .text("is set")), ("not", .boolean(false)))
        let tree = try parseSegment(
            json: .object((plain + [("test", test)]).map { JSONMember(name: $0.0, value: $0.1) })
        )
        #expect(format(tree) == "contact.email is set")
    }

    @Test(arguments: mistakes)
    func `that is wrong is told with its place`(mistake: Mistake) throws {
        let error = try #require(throws: SegmentJSONError.self) { try parseSegment(json: mistake.json) }
        #expect(error.pointer == mistake.pointer)
        #expect(error.message.contains(mistake.words), "\(error.message)")
    }
}

extension JSONValue {
    fileprivate static func of(_ members: (String, JSONValue)...) -> JSONValue {
        .object(members.map { JSONMember(name: $0.0, value: $0.1) })
    }
}
