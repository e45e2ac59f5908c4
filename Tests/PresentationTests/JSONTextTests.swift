import Testing

@testable import Presentation

struct JSONTextTests {
    private let document: JSONDocument = [
        "segment": "lapsed",
        "contacts": 12,
        "average": .decimal("258.00"),
        "conditions": [["text": "a", "holds": true], [:], []],
        "note": nil,
    ]

    @Test func `compact text has no blanks and keeps the order of members`() {
        #expect(
            JSONText.text(document)
                == #"{"segment":"lapsed","contacts":12,"average":258.00,"#
                + #""conditions":[{"text":"a","holds":true},{},[]],"note":null}"#
        )
    }

    @Test func `indented text has a line for each member and element`() {
        #expect(
            JSONText.text(document, .indented) == """
                {
                  "segment": "lapsed",
                  "contacts": 12,
                  "average": 258.00,
                  "conditions": [
                    {
                      "text": "a",
                      "holds": true
                    },
                    {},
                    []
                  ],
                  "note": null
                }
                """
        )
    }

    @Test(arguments: [
        ("quote \" and \\", #""quote \" and \\""#),
        ("\u{8}\t\n\u{C}\r", #""\b\t\n\f\r""#),
        ("\u{0}\u{1}\u{1F}\u{7F}", "\"\\u0000\\u0001\\u001f\u{7F}\""),
        ("a/b Київ 🙂 \u{2028}", "\"a/b Київ 🙂 \u{2028}\""),
        ("", "\"\""),
    ])
    func `a text has the escapes that JSON demands and no others`(text: String, json: String) {
        #expect(JSONText.text(.text(text)) == json)
    }

    @Test func `a byte is found that must be escaped, wherever it stands`() {
        for length in 1...17 {
            for place in 0..<length {
                for byte in UInt8.min...UInt8.max {
                    var bytes = [UInt8](repeating: UInt8(ascii: " "), count: length)
                    bytes[place] = byte
                    let isPlain = byte >= 0x20 && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\")
                    let said = bytes.withUnsafeBytes { JSONText.isPlain($0) }
                    #expect(said == isPlain, "\(byte) at \(place) of \(length)")
                }
            }
        }
        #expect(JSONText.isPlain(UnsafeRawBufferPointer(start: nil, count: 0)))
    }

    @Test(arguments: [
        (JSONDocument.decimal("1E+400"), "1E+400"),
        (.decimal("0.10"), "0.10"),
        (.decimal("NaN"), "\"NaN\""),
        (.integer(.min), "-9223372036854775808"),
        (.boolean(false), "false"),
        (.list([]), "[]"),
        (.object([]), "{}"),
    ])
    func `numbers keep their digits and what is no number becomes a text`(document: JSONDocument, json: String) {
        #expect(JSONText.text(document) == json)
    }

    @Test func `names of members are escaped too`() {
        #expect(JSONText.text(["a\"b\n": 1]) == #"{"a\"b\n":1}"#)
    }

    @Test func `documents are equal if they are written alike`() {
        #expect(JSONDocument.object([("a", 1), ("b", 2)]) == ["a": 1, "b": 2])
        #expect(JSONDocument.object([("a", 1), ("b", 2)]) != ["b": 2, "a": 1])
        #expect(JSONDocument.decimal("1.0") != .decimal("1.00"))
    }
}
