import SegmentLanguage
import Testing

struct `A rendered diagnostic` {
    private func render(_ text: String) throws -> String {
        try #require(throws: SegmentSyntaxError.self) { try parseSegment(text) }.description
    }

    @Test func `shows the line, the place and the mend`() throws {
        #expect(
            try render("did orderCreated in last 3 dayz") == """
                line 1, column 28: `dayz` is not known here
                    did orderCreated in last 3 dayz
                                               ^^^^
                    did you mean: days
                """
        )
    }

    @Test func `counts Cyrillic letters as one cell and copies tabs`() throws {
        #expect(
            try render("\tdid перегляд where місто contians \"Київ\"") == """
                line 1, column 27: `contians` is no operator
                    \tdid перегляд where місто contians "Київ"
                    \t                         ^^^^^^^^
                    did you mean: contains
                """
        )
    }

    @Test func `shows only the line of the place, and each mistake by itself`() throws {
        #expect(
            try render("did a\r\n  and did b wher x = 5\r\n  or did c at leest 3 times\r\n") == """
                line 2, column 13: `wher` is not known here
                      and did b wher x = 5
                                ^^^^
                    did you mean: where

                line 3, column 15: `leest` is not known here
                      or did c at leest 3 times
                                  ^^^^^
                    did you mean: least
                """
        )
    }

    @Test func `says what to add, what to leave out, and what could stand there`() throws {
        #expect(try render("did a did b").hasSuffix("\n         ^\n    add: and"))
        #expect(try render("did a) or did b").hasSuffix("\n         ^\n    leave it out"))
        #expect(
            try render("last order").hasSuffix(
                "\n              ^\n    expected: in last N days, between A and B, before, after, since"
            )
        )
    }

    @Test func `counts emoji and East Asian letters as two cells`() {
        let text = "🎉日x"
        let diagnostic = Diagnostic("odd", at: SourceRange(7, 8))
        #expect(diagnostic.render(in: text) == "line 1, column 3: odd\n    🎉日x\n        ^")
    }

    @Test func `bears a range outside of the text`() {
        let diagnostic = Diagnostic("odd", at: SourceRange(50, 60))
        #expect(diagnostic.render(in: "abc") == "line 1, column 4: odd\n    abc\n       ^")
    }

    @Test func `shows of a long line what is around the place`() throws {
        let names = (1...100).map { "did a\($0)" }.joined(separator: " and ")
        #expect(
            try render(names + " and did b wher x = 5 and " + names).split(separator: "\n").map(\.count).max() ?? 0
                < 150
        )
        let rows = try render(names + " and did b wher x = 5 and " + names).split(separator: "\n")
        let (line, carets) = (Array(rows[1]), Array(rows[2]))
        let marked = carets.indices.filter { carets[$0] == "^" }.map { line[$0] }
        #expect(String(marked) == "wher")
        #expect(rows[1].hasPrefix("    …") && rows[1].hasSuffix("…"))
    }

    @Test(arguments: ["\n", "\r", "\r\n", "\u{85}", "\u{2028}", "\u{2029}"])
    func `comments end with the line, however it ends`(end: String) throws {
        #expect(try formatFile("# one\(end)did a\(end)# two\(end)and did b") == "# one\n# two\n\ndid a and did b\n")
    }
}
