import EventModel
import SegmentEngine
import SegmentLanguage
import Testing

/// Comparisons of single values, by the page that says what they mean.
@Suite struct ValueComparisonTests {
    struct Case: CustomTestStringConvertible, Sendable {
        let value: JSONValue?
        let test: String
        let passes: Bool

        init(_ value: JSONValue?, _ test: String, _ passes: Bool) {
            (self.value, self.test, self.passes) = (value, test, passes)
        }

        var testDescription: String { "\(value?.json ?? "missing") \(test)" }
    }

    static let cases: [Case] = [
        // A number literal meets numbers, however they are written.
        Case(.number("258"), "= 258.0", true), Case("258.0", "= 258", true), Case(" 258 ", "= 258", true),
        Case(.number("2.58e2"), "= 258", true), Case("12,50", "> 0", false), Case("12,50", "not > 0", true),
        Case(.boolean(true), "= 1", false), Case("", "= 0", false), Case(.null, "< 5", false),
        Case(nil, "not < 5", true),
        Case("123456789012345678901234567890", "> 123456789012345678901234567889", true),
        Case(.number("0.1"), "between 0.1 and 0.1", true), Case(.list([5]), "= 5", false),
        // A text literal meets texts exactly, and numbers by their digits.
        Case(.number("258.0"), #"= "258""#, false), Case(.number("258.0"), #"= "258.0""#, true),
        Case("258.0", #"= "258.0""#, true), Case("Kyiv", #"= "kyiv""#, false), Case("Kyiv", #"~= "KYIV""#, true),
        Case("Київ", #"~= "КИЇВ""#, true), Case("Straße", #"~= "STRASSE""#, true), Case("ΣΑΣ", #"~= "σας""#, true),
        Case("e\u{301}", "= \"\u{e9}\"", false), Case("", #"= """#, true), Case(nil, #"= """#, false),
        Case("2024-03-01", #"starts with "2024-""#, true), Case("2024-03-01T10:00", #"= "2024-03-01T10:00""#, true),
        Case(.boolean(true), #"= "true""#, false), Case("true", "= true", false), Case(.boolean(true), "= true", true),
        Case(.boolean(false), "!= true", true), Case("abc", #"matches "b.$""#, true), Case(42, #"matches "^4""#, true),
        Case("abc", #"contains """#, true), Case(nil, #"not contains "x""#, true),
        Case("aab", #"ends with "ab""#, true),
        // A date literal compares days, a date-time literal times.
        Case("2024-03-01T23:59:59", "<= 2024-03-01", true), Case("2024-03-01T23:59:59", "= 2024-03-01", true),
        Case("2024-03-01T23:59:59", "> 2024-03-01", false), Case("2024-03-01", "= 2024-03-01T00:00", true),
        Case("2024-03-01T10:00:00Z", "= 2024-03-01T12:00", true), Case(" 2024-03-01 ", "= 2024-03-01", true),
        Case("soon", "!= 2024-03-01", true), Case(.number("20240301"), "= 2024-03-01", false),
        // Set and empty.
        Case("", "is set", false), Case(.null, "is set", false), Case(nil, "is empty", true), Case(0, "is set", true),
        Case(.boolean(false), "is set", true), Case(.list([]), "is set", false), Case(.list([1]), "is set", true),
        Case(" ", "is set", true), Case("x", #"one of ("y", 5, "x")"#, true), Case(5, #"one of ("y", 5)"#, true),
        Case(nil, #"not one of ("y")"#, true),
    ]

    @Test func `values compare by the literal's type`() throws {
        let zone = try #require(ClockZone(identifier: "Europe/Kyiv"))
        let events = Self.cases.enumerated().map { number, one in
            Event(
                eventType: "e",
                keyValue: nil,
                parameters: [Parameter(name: "externalCustomerId", value: .text("c\(number)"))]
                    + (one.value.map { [Parameter(name: "x", value: $0)] } ?? []),
                occurred: "2024-01-01"
            )
        }
        try TemporaryStore.with([events], zone: zone) { snapshot in
            for (number, one) in Self.cases.enumerated() {
                let members = try WorkedExampleTests.preview("did e where x \(one.test)", asOf: "2024-01-01", snapshot)
                    .sample(.max)
                #expect(members.contains(UInt32(number)) == one.passes, "\(one.testDescription)")
            }
        }
    }
}
