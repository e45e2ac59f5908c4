import SegmentLanguage
import Testing

/// A wrong text whose mistakes stand between `‹` and `›`, and what is suggested for each.
struct MistakeCase: Sendable, CustomTestStringConvertible {
    let marked: String
    let suggestions: [String?]

    var testDescription: String { marked }

    init(_ marked: String, _ suggestions: String?...) {
        self.marked = marked
        self.suggestions = suggestions
    }

    /// The text without its marks, and the byte ranges between them.
    var textAndRanges: (text: String, ranges: [SourceRange]) {
        var (text, ranges, start) = ("", [SourceRange](), 0)
        for character in marked {
            switch character {
            case "‹": start = text.utf8.count
            case "›": ranges.append(SourceRange(start, text.utf8.count))
            default: text.append(character)
            }
        }
        return (text, ranges)
    }
}

struct `Syntax errors` {
    static let typingErrors: [MistakeCase] = [
        MistakeCase("‹ddi› orderCreated", "did"),
        MistakeCase("did orderCreated at ‹leest› 3 times", "least"),
        MistakeCase("did orderCreated ‹wher› city = \"x\"", "where"),
        MistakeCase("did orderCreated in last 3 ‹dayz›", "days"),
        MistakeCase("did a where city ‹contians› \"x\"", "contains"),
        MistakeCase("did a where city ‹equals› \"x\"", "="),
        MistakeCase("did a where city ‹is› \"x\"", "="),
        MistakeCase("order ‹cout› > 5", "count"),
        MistakeCase("rfm ‹segmnt› = \"x\"", "segment"),
        MistakeCase("in ‹lits› \"x\"", "list"),
        MistakeCase("did a in ‹past› 3 days", "last"),
        MistakeCase("did a in ‹the› last 3 days", ""),
        MistakeCase("did a ‹in last month›", "last month"),
        MistakeCase("last a ‹where› x = 1", "has"),
        MistakeCase("top 10 ‹percent› by revenue", "%"),
        MistakeCase("revenue ‹at least› 5", ">="),
        MistakeCase("recency <= 30 ‹days›", ""),
    ]

    static let missingParts: [MistakeCase] = [
        MistakeCase("did‹›", nil),
        MistakeCase("‹orderCreated› in last 7 days", "did orderCreated"),
        MistakeCase("did a at least 3‹›", "times"),
        MistakeCase("did a‹› did b", "and"),
        MistakeCase("did a‹› in segment \"x\"", "and"),
        MistakeCase("did a where city‹› \"x\"", "="),
        MistakeCase("did a where x =‹›", nil),
        MistakeCase("did a where‹›", nil),
        MistakeCase("did a or‹›", nil),
        MistakeCase("did a and ‹and› did b", nil),
        MistakeCase("sum‹› orderCreated.x > 5", "of"),
        MistakeCase("sum of ‹orderCreated› > 5", nil),
        MistakeCase("sum of orderCreated.x‹›", nil),
        MistakeCase("order count‹›", nil),
        MistakeCase("first orderCreated‹›", nil),
        MistakeCase("last order‹›", nil),
        MistakeCase("contact.city‹›", nil),
        MistakeCase("did a then‹›", nil),
        MistakeCase("did a where any items‹› category = \"x\" and did b", "("),
        MistakeCase("did a where sum ‹items› > 3", nil),
        MistakeCase("did a where x one of‹› \"a\", \"b\"", "("),
        MistakeCase("did a and ‹(›did b or did c", nil),
        MistakeCase("did a where ‹(›x = 1 and (y = 2)", nil),
        MistakeCase("did a‹)› and did b", ""),
    ]

    static let wrongValues: [MistakeCase] = [
        MistakeCase("did a where city = ‹Los Angeles› at least 2 times", "\"Los Angeles\""),
        MistakeCase("did a where city = ‹“Київ”›", "\"Київ\""),
        MistakeCase("did a where city = ‹\"Київ›", nil),
        MistakeCase("did a where x > ‹\"100\"›", "100"),
        MistakeCase("did a where x > ‹12,50›", "12.50"),
        MistakeCase("did a where x > ‹true›", nil),
        MistakeCase("did a where x between ‹500 and 100›", "100 and 500"),
        MistakeCase("did a where x starts with ‹2024-01-01›", "\"2024-01-01\""),
        MistakeCase("did a where x matches ‹\"(\"›", nil),
        MistakeCase("did a where x one of (‹›)", nil),
        MistakeCase("did a where x one of (1 ‹or› 2)", ","),
        MistakeCase("did a where x = ‹007›", "\"007\""),
        MistakeCase("did a before ‹2024-02-30›", nil),
        MistakeCase("did a before ‹31.12.2023›", "2023-12-31"),
        MistakeCase("did a before ‹2024-1-5›", "2024-01-05"),
        MistakeCase("did a before ‹01/02/2024›", nil),
        MistakeCase("did a since ‹\"2024-01-01\"›", "2024-01-01"),
        MistakeCase("did a since ‹2024-01-01T10:00Z›", nil),
        MistakeCase("did a between ‹2024-03-01 and 2024-01-01›", "2024-01-01 and 2024-03-01"),
        MistakeCase("did a ‹30-60› days ago", "30 to 60"),
        MistakeCase("did a in last ‹3days›", "3 days"),
        MistakeCase("did a in last ‹0› days", nil),
        MistakeCase("did a at least ‹three› times", "3"),
        MistakeCase("did a at least ‹2.5› times", nil),
        MistakeCase("did a ‹in at least 7 of last 6 months›", nil),
        MistakeCase("top ‹0›% by revenue", nil),
        MistakeCase("rfm segment = ‹5›", "\"5\""),
        MistakeCase("sum of a.b ‹contains \"5\"›", nil),
        MistakeCase("contact.birthday anniversary in next 2 ‹weeks›", nil),
        MistakeCase("did ‹order-created›", "`order-created`"),
        MistakeCase("did ‹\"orderCreated\"›", "orderCreated"),
        MistakeCase("in segment ‹lapsed›", "\"lapsed\""),
        MistakeCase("‹contact.a.b› = 5", "contact.`a.b`"),
    ]

    static let wrongShapes: [MistakeCase] = [
        MistakeCase("did a ‹> 3›".replacing("> 3›", with: ">› 3"), nil),
        MistakeCase("did ‹a.totalCost› > 100", "a where totalCost"),
        MistakeCase("did a where x = 1 ‹where y = 2›", "and"),
        MistakeCase("did a in last 5 days ‹today›", nil),
        MistakeCase("did a ‹at least 2 times› then b", nil),
        MistakeCase("did ‹not› a then b", ""),
        MistakeCase("did a ‹at least 2 times› in at least 2 of last 3 weeks", ""),
        MistakeCase("top 5 by revenue ‹> 3›", nil),
        MistakeCase("last order ‹has› a = 1", "where"),
        MistakeCase("last a ‹in› last 30 days", nil),
        MistakeCase("did a where x = 1 and (y = 2 or ‹did› b)", nil),
    ]

    static let several: [MistakeCase] = [
        MistakeCase("did a ‹&&› did b ‹||› did c where x ‹==› 5", "and", "or", "="),
        MistakeCase(
            "did a ‹whre› x = 1 and did b at ‹leest› 3 times and did c in ‹lst› 3 days",
            "where",
            "least",
            "last"
        ),
        MistakeCase(
            "did a where x ‹like› \"b\" and y = ‹z› and did b in last 3 ‹moths›",
            "contains",
            "\"z\"",
            "months"
        ),
        MistakeCase("(did a ‹wher› x = 1) or (did b where y ‹equals› 2)", "where", "="),
        MistakeCase("did a in last 3 ‹dayz› and ‹ordr› count >= 2", "days", "order"),
        MistakeCase("‹foo› and did b between ‹2024-02-30› and 2024-03-01", "did foo", nil),
    ]

    @Test(arguments: typingErrors + missingParts + wrongValues + wrongShapes + several)
    func `stand where the mistake is and say what to write`(example: MistakeCase) throws {
        let (text, ranges) = example.textAndRanges
        let error = try #require(throws: SegmentSyntaxError.self) { try parseSegment(text) }
        #expect(error.diagnostics.map(\.range) == ranges)
        #expect(error.diagnostics.map(\.suggestion) == example.suggestions)
        #expect(error.diagnostics.allSatisfy { !$0.message.isEmpty })
    }

    @Test(arguments: ["", "   ", "# only a comment"])
    func `speak of an empty segment`(text: String) throws {
        let error = try #require(throws: SegmentSyntaxError.self) { try parseSegment(text) }
        #expect(error.diagnostics.map(\.message) == ["the segment is empty"])
    }

    @Test(arguments: ["not ", "(did b or did c and ", "did a where not ", "did a where (x = 1 or y = 1 and "])
    func `refuse only what nests deeper than 100, and what they take is taken again as it is written`(
        opening: String
    ) throws {
        let start = opening.hasPrefix("did a where ") ? "did a where " : ""
        let repeated = opening.dropFirst(start.count)
        // An `or` with an `and` in it is two deep.
        let greatest = opening.contains(" or ") ? 50 : 100
        func text(_ depth: Int) -> String {
            start + String(repeating: String(repeated), count: depth) + (start.isEmpty ? "did d where z = 1" : "z = 1")
                + String(repeating: ")", count: opening.contains("(") ? depth : 0)
        }
        let tree = try parseSegment(text(greatest))
        #expect(try parseSegment(format(tree)) == tree)
        #expect(try parseSegment(formatFile(text(greatest))) == tree)
        #expect(try parseSegment(json: segmentJSON(tree)) == tree)
        let error = try #require(throws: SegmentSyntaxError.self) { try parseSegment(text(greatest + 1)) }
        #expect(error.diagnostics.map(\.message) == ["conditions are nested more than 100 deep"])
    }

    @Test(arguments: ["(", "not ", "did a where (", "did a where not "])
    func `refuse endless nesting once`(opening: String) throws {
        let depths = opening.hasPrefix("did") ? "did a where " : ""
        let text = depths + String(repeating: opening.replacing("did a where ", with: ""), count: 20_000) + "x = 1"
        let error = try #require(throws: SegmentSyntaxError.self) { try parseSegment(text) }
        #expect(error.diagnostics.count == 1)
        #expect(error.diagnostics.first?.message.contains("deep") == true)
    }
}
