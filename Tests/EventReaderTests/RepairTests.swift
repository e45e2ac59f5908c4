import EventModel
import EventReader
import Testing

@Suite struct `Repairs` {
    /// A text with its repairs told as kind, line and byte, and the text that it stands for.
    struct Case: CustomTestStringConvertible, Sendable {
        let testDescription: String
        let text: String
        let meant: String
        let repairs: [String]

        init(_ name: String, _ text: String, meant: String, _ repairs: [String]) {
            testDescription = name
            self.text = text
            self.meant = meant
            self.repairs = repairs
        }
    }

    static let cases: [Case] = [
        Case(
            "non-breaking spaces as indentation",
            "{\n\u{A0}\u{A0}\"events\": [\n\u{A0} \u{A0}{\"eventTypeKey\": \"a\"}\n]\u{A0}}",
            meant: "{\n    \"events\": [\n     {\"eventTypeKey\": \"a\"}\n]  }",
            ["blanks 2 2", "blanks 3 18", "blanks 3 21", "blanks 4 46"]
        ),
        Case(
            "blanks of other widths, a form feed and a mark in the middle",
            "{\u{2003}\"eventTypeKey\":\u{3000}\"a\"\u{0C},\u{202F}\"n\":\u{FEFF}1}",
            meant: "{   \"eventTypeKey\":   \"a\" ,   \"n\":   1}",
            ["blanks 1 1", "blanks 1 19", "blanks 1 25", "blanks 1 27", "blanks 1 34"]
        ),
        Case(
            "typographic quotes of several kinds",
            "{“eventTypeKey”: „visit“, ‘keyValue’: «a», \"city\": ”b”}",
            meant: "{\"eventTypeKey\"    : \"visit\"    , \"keyValue\"    : \"a\"  , \"city\": \"b\"    }",
            ["quotes 1 1", "quotes 1 21", "quotes 1 34", "quotes 1 50", "quotes 1 65"]
        ),
        Case(
            "typographic quotes around straight ones, and the other way round",
            "{“eventTypeKey”: “a \"b\" ‘c’ “d” e”, \"f\": \"“g”\u{A0},]\"}",
            meant: "{\"eventTypeKey\"    : \"a \\\"b\\\" ‘c’ “d” e\"  , \"f\": \"“g”\u{A0},]\"}",
            ["quotes 1 1", "quotes 1 21"]
        ),
        Case(
            "a typographic quote closed by a straight one",
            "{“eventTypeKey\": “visit\",\"n\":1}",
            meant: "{\"eventTypeKey\"  : \"visit\"  ,\"n\":1}",
            ["quotes 1 1", "quotes 1 19"]
        ),
        Case(
            "brackets and escapes in typographic quotes",
            "{“eventTypeKey”:“}]\\”,\\\"{”}",
            meant: "{\"eventTypeKey\"    :\"}]\\”,\\\"{\"    }",
            ["quotes 1 1", "quotes 1 20"]
        ),
        Case(
            "trailing commas in objects, lists and requests",
            "{\"events\":[\n{\"eventTypeKey\":\"a\",\"params\":[{\"name\":\"n\",\"value\":[1, ],},],},\n],}",
            meant: "{\"events\":[\n{\"eventTypeKey\":\"a\",\"params\":[{\"name\":\"n\",\"value\":[1  ] } ] } \n] }",
            ["comma 2 64", "comma 2 67", "comma 2 69", "comma 2 71", "comma 2 73", "comma 3 76"]
        ),
        Case(
            "a text that begins nowhere costs its line at most",
            "{“eventTypeKey”:“a”\u{A0}}\n{“eventTypeKey”:“b”, “c: 1}\n{“eventTypeKey”:“d”\u{A0}}",
            meant:
                "{\"eventTypeKey\"    :\"a\"      }\n{\"eventTypeKey\"    :\"b\"    , “c: 1}\n{\"eventTypeKey\"    :\"d\"      }",
            [
                "quotes 1 1", "quotes 1 20", "blanks 1 27", "quotes 2 32", "quotes 2 51", "quotes 3 70", "quotes 3 89",
                "blanks 3 96",
            ]
        ),
    ]

    @Test(arguments: cases)
    func `give the same as the text that was meant, with the places of the file`(repaired: Case) throws {
        #expect(repaired.text.utf8.count == repaired.meant.utf8.count, "a repair moves nothing")
        let meant = try ReadOut(repaired.meant)
        for blockSize in [1, 2, 3, 5, 7, 16, 63, 64, 1 << 20] {
            let out = try ReadOut(repaired.text, blockSize: blockSize, repairs: true)
            #expect(out.events == meant.events, "block \(blockSize)")
            #expect(out.repairs == repaired.repairs, "block \(blockSize)")
            #expect(out.checksum == (try ReadOut(repaired.text).checksum), "of the file as it is")
        }
    }

    @Test(arguments: 0..<40)
    func `change nothing in what is sound`(seed: UInt64) throws {
        var random = RandomText(seed: seed)
        let text = random.stream()
        let plain = try ReadOut(text)
        for blockSize in [1, 3, 64, 1 << 20] {
            let out = try ReadOut(text, blockSize: blockSize, repairs: true)
            #expect(out.repairs == [])
            #expect(out == plain, "block \(blockSize): \(text)")
        }
    }

    @Test func `change nothing in texts and neighbours of an event that is broken in another way`() throws {
        let good = event("“a”", params: "[{\"name\":\"n\u{A0},]\",\"value\":\"{“eventTypeKey”:“x”},} «»\"}]")
        for broken in [#"{"eventTypeKey":"5" screen"}"#, #"{"eventTypeKey":"a" "b"}"#, "{“eventTypeKey”: a}", "“"] {
            for (opening, separator, closing) in [("[", ",", "]"), ("", "\n", "")] {
                let text = opening + [good, broken, good, good].joined(separator: separator) + closing
                let out = try ReadOut(text, repairs: true)
                #expect(Set(out.keys) == ["“a”"], "\(text)")
                #expect(out.events.count == 3)
                #expect(Set(out.events.map(\.value)).count == 1)
                #expect(out.refusals.count == 1)
            }
        }
    }

    @Test func `keep of what stays broken the bytes of the file`() throws {
        let broken = "{“eventTypeKey”:“a”,\u{A0}\"n\":oops}"
        let out = try ReadOut(broken + "\n", repairs: true)
        #expect(out.refusals.map(\.text) == [broken])
        #expect(out.refusals.map(\.reason) == ["broken JSON: `oops` is no value of JSON, at line 1, byte 34"])
    }

    @Test(arguments: [
        (
            "{\u{A0}\"eventTypeKey\":\"a\"}",
            "a non-breaking space (U+00A0) stands where JSON needs a plain space, at line 1, byte 1"
        ),
        (
            "{\"eventTypeKey\":\n\u{2003}\"a\"}",
            "a blank that JSON does not know (U+2003) stands where JSON needs a plain space, at line 2, byte 17"
        ),
        (
            "{\"eventTypeKey\":1\u{A0}}",
            "a non-breaking space (U+00A0) stands where JSON needs a plain space, at line 1, byte 17"
        ),
        (
            "{“eventTypeKey”:1}",
            "a typographic quote “ (U+201C) stands where JSON needs a plain \", at line 1, byte 1"
        ),
        (
            "{\"eventTypeKey\":»a«}",
            "a typographic quote » (U+00BB) stands where JSON needs a plain \", at line 1, byte 16"
        ),
        ("{\"a\":[1,]}", "a trailing comma: nothing stands between it and the `]`, at line 1, byte 7"),
    ])
    func `are offered where they would help, by the name of what is wrong`(text: String, reason: String) throws {
        #expect(try ReadOut(text).refusals.map(\.reason) == ["broken JSON: \(reason); try --repair"])
    }

    @Test func `of a comma behind the last event are offered too`() throws {
        let text = "[\(event("a")),\n]"
        #expect(
            try ReadOut(text).refusals.map(\.reason)
                == ["a trailing comma: a closing bracket stands after it, and no event; try --repair"]
        )
        #expect(try ReadOut(text, repairs: true).refusals == [])
    }

    @Test func `of a run of blanks longer than a block are told in few pieces`() throws {
        let text = "{“eventTypeKey”: “a”" + String(repeating: "\u{A0}", count: 30_000) + "}"
        let out = try ReadOut(text, blockSize: 4096, repairs: true)
        #expect(out.events.count == 1)
        #expect(out.refusals == [])
        #expect(out.repairs.count == 2 + 60_000 / 4096 + 1)
    }
}
