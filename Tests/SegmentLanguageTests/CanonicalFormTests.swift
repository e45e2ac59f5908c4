import SegmentLanguage
import Testing

/// A text as somebody wrote it and its canonical form.
struct CanonicalCase: Sendable, CustomTestStringConvertible {
    let written: String
    let canonical: String

    var testDescription: String { written }

    init(_ written: String, _ canonical: String? = nil) {
        self.written = written
        self.canonical = canonical ?? written
    }
}

struct `The canonical form` {
    static let precedence: [CanonicalCase] = [
        CanonicalCase("did a or did b and did c", "did a or (did b and did c)"),
        CanonicalCase("did a and did b or did c", "(did a and did b) or did c"),
        CanonicalCase("not did a and did b", "not (did a) and did b"),
        CanonicalCase("not (did a and did b)"),
        CanonicalCase("not not did a", "not (not (did a))"),
        CanonicalCase("((did a) and (did b and did c))", "did a and did b and did c"),
        CanonicalCase("did a where x = 1 or y = 2 and z = 3", "did a where x = 1 or (y = 2 and z = 3)"),
        CanonicalCase("did a where not x = 1 and y = 2", "did a where not (x = 1) and y = 2"),
        CanonicalCase("did a where not (x = 1 or y = 2)"),
    ]

    static let whereEnds: [CanonicalCase] = [
        // NAME operator goes on, even where the name is a word of the language.
        CanonicalCase("did a where x = 1 and y = 2"),
        CanonicalCase("did a where x = 1 and revenue >= 5", "did a where x = 1 and `revenue` >= 5"),
        CanonicalCase("did a where x = 1 or (y = 2 and not z = 3)", "did a where x = 1 or (y = 2 and not (z = 3))"),
        CanonicalCase("did a where x = 1 and any items (y = 2)"),
        CanonicalCase("did a where x = 1 and count items (y = 2) > 1 and sum items.z > 2"),
        // Anything else ends the condition.
        CanonicalCase("did a where x = 1 and did b", "(did a where x = 1) and did b"),
        CanonicalCase("did a where x = 1 or not (did b or did c)", "(did a where x = 1) or not (did b or did c)"),
        CanonicalCase("did a where x = 1 and order count > 2", "(did a where x = 1) and order count > 2"),
        CanonicalCase("did a where x = 1 and count of b > 2", "(did a where x = 1) and count of b > 2"),
        CanonicalCase("did a where x = 1 and contact.city = \"L\"", "(did a where x = 1) and contact.city = \"L\""),
        CanonicalCase("did a where x = 1 and in segment \"s\"", "(did a where x = 1) and in segment \"s\""),
        CanonicalCase("did a where x = 1 and rfm score > 1", "(did a where x = 1) and rfm score > 1"),
        CanonicalCase("(did a where x = 1) and revenue >= 5"),
        CanonicalCase("last a has x = 1 and did b", "(last a has x = 1) and did b"),
        CanonicalCase("did a where x = 1 at least 2 times and did b"),
    ]

    static let modifiers: [CanonicalCase] = [
        CanonicalCase(
            "did a in last 7 days at least 2 times where x = 1",
            "did a where x = 1 at least 2 times in last 7 days"
        ),
        CanonicalCase("sum of a.b > 5 in last 1 weeks where x = 1", "sum of a.b where x = 1 in last 1 week > 5"),
        CanonicalCase("did a at least 1 times", "did a"),
        CanonicalCase("did a at least once in this month", "did a this month"),
        CanonicalCase("did a exactly once", "did a exactly 1 time"),
        CanonicalCase("did a less than 2 times", "did a at most 1 time"),
        CanonicalCase("did a 60 to 30 days ago", "did a 30 to 60 days ago"),
        CanonicalCase("did a 3 days ago", "did a 3 to 3 days ago"),
        CanonicalCase("average of a.b between 1 and 2", "avg of a.b between 1 and 2"),
        CanonicalCase("sum of a.b between 2024-01-01 and 2024-01-31 between 1 and 2"),
        CanonicalCase("did a where d between 2024-01-01 and 2024-01-31 between 2024-01-01 and 2024-02-29"),
        // Behind a figure `between` with dates is the period; behind `not` it compares, so that two of them say so.
        CanonicalCase("first of a.b not not between 2024-01-01 and 2024-01-31"),
        CanonicalCase(
            "last of a.b not not not not between 2024-01-01T09:30 and 2024-01-31 this year",
            "last of a.b this year not not between 2024-01-01T09:30 and 2024-01-31"
        ),
        CanonicalCase("last of a.b not between 2024-01-01 and 2024-01-31"),
        CanonicalCase(
            "contact.b not not between 2024-01-01 and 2024-01-31",
            "contact.b between 2024-01-01 and 2024-01-31"
        ),
        CanonicalCase("top 3 by order count where status = \"CANCELLED\" last quarter"),
        CanonicalCase("monetary > 100 where currency = \"UAH\"", "monetary where currency = \"UAH\" > 100"),
    ]

    static let words: [CanonicalCase] = [
        CanonicalCase(
            "DID OrderCreated WHERE City IS SET AND NOT Zip IS EMPTY",
            "did OrderCreated where City is set and not (Zip is empty)"
        ),
        CanonicalCase(
            "did a where count = 1 and not = 2 and first is set and `in` = 3",
            "did a where `count` = 1 and `not` = 2 and `first` is set and `in` = 3"
        ),
        CanonicalCase("did `order-created` where `a.b`.`c \\` d` = 1"),
        CanonicalCase("did `plain` where `x` = 1", "did plain where x = 1"),
        CanonicalCase("did a # the first\n  or # the second\n did b # \"", "did a or did b"),
        CanonicalCase(
            #"did a where x = 'it\'s' and y = "a\"b\\\n\t""#,
            #"did a where x = "it's" and y = "a\"b\\\n\t""#
        ),
        CanonicalCase(#"did a where x matches "\d+""#, #"did a where x matches "\\d+""#),
        CanonicalCase("did a where x = 258.0 and y = -1e3 and z = true"),
        CanonicalCase(
            "did a where x not = 5 and y not != 5 and z not < 5",
            "did a where x != 5 and y = 5 and z not < 5"
        ),
        CanonicalCase("did a where x not is set and y is not empty", "did a where x is not set and y is not empty"),
        CanonicalCase("did a where x not one of (1, \"b\", 2024-01-01) and y not between 1 and 2"),
        CanonicalCase("did a where d > 2024-01-01T09:30:00.250000", "did a where d > 2024-01-01T09:30:00.25"),
        CanonicalCase("did перегляд where місто ~= \"КИЇВ\" and items.категорія contains \"ї\""),
    ]

    @Test(arguments: precedence + whereEnds + modifiers + words)
    func `of a text is as worked out by hand, and reads as the same tree`(example: CanonicalCase) throws {
        let tree = try parseSegment(example.written)
        #expect(format(tree) == example.canonical)
        #expect(try parseSegment(example.canonical) == tree)
    }
}
