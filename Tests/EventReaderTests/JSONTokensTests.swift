import EventModel
import EventReader
import Testing

@Suite struct `JSON tokens` {
    private func value(_ text: String) throws -> JSONValue {
        let parser = JSONParser()
        return try Array(text.utf8).withUnsafeBufferPointer { bytes in
            var tokens = try parser.parse(text: bytes)
            let value = JSONValue(reading: &tokens)
            #expect(tokens.next().kind == .end)
            return value
        }
    }

    private func isJSON(_ text: String) -> Bool { (try? value(text)) != nil }

    private func compact(_ text: String) throws -> String {
        let parser = JSONParser()
        return try Array(text.utf8).withUnsafeBufferPointer { bytes in
            var tokens = try parser.parse(text: bytes)
            var output: [UInt8] = []
            tokens.appendValue(to: &output)
            return String(decoding: output, as: UTF8.self)
        }
    }

    @Test func `every token has its kind, its bytes and its offset`() throws {
        let text = #" {"a" : [1, "x\ny" ,{ }],"Ї":null, "b":-2.50e+3 ,"c":true,"d":[false]}"#
        let expected = [
            "beginObject@1", "name@2 a", "beginList@8", "number@9 1", "text@12 x\ny", "beginObject@20", "endObject@22",
            "endList@23", "name@25 Ї", "null@30", "name@36 b", "number@40 -2.50e+3", "name@50 c", "true@54",
            "name@59 d", "beginList@63", "false@64", "endList@69", "endObject@70", "end@71",
        ]
        let parser = JSONParser()
        try Array(text.utf8).withUnsafeBufferPointer { bytes in
            var tokens = try parser.parse(text: bytes)
            var found: [String] = []
            while found.count < expected.count {
                let kind = tokens.nextKind
                let offset = tokens.offset
                let token = tokens.next()
                #expect(token.kind == kind)
                #expect(token.offset == offset)
                found.append("\(token.kind)@\(token.offset)" + (token.count > 0 ? " \(token.string)" : ""))
            }
            #expect(found == expected)
        }
    }

    @Test func `names, texts and ends are stepped over only where they come next`() throws {
        let text = #"{"a":"x\ny","b":1,"c":{"d":"e"},"f":["g",{}]}"#
        let parser = JSONParser()
        try Array(text.utf8).withUnsafeBufferPointer { bytes in
            var tokens = try parser.parse(text: bytes)
            func string(_ bytes: UnsafeRawBufferPointer?) -> String? {
                bytes.map { String(decoding: $0, as: UTF8.self) }
            }
            #expect(tokens.nextText() == nil)
            #expect(tokens.next().kind == .beginObject)
            #expect(string(tokens.nextName()) == "a")
            #expect(string(tokens.nextText()) == "x\ny")
            #expect(tokens.skipEndOfObject() == false)
            #expect(string(tokens.nextName()) == "b")
            #expect(tokens.nextText() == nil)
            #expect(tokens.next().kind == .number)
            #expect(string(tokens.nextName()) == "c")
            #expect(tokens.next().kind == .beginObject)
            #expect(string(tokens.nextName()) == "d")
            #expect(string(tokens.nextText()) == "e")
            #expect(tokens.nextName() == nil)
            #expect(string(tokens.nextName()) == "f")
            #expect(tokens.next().kind == .beginList)
            #expect(string(tokens.nextText()) == "g")
            #expect(tokens.next().kind == .beginObject)
            #expect(tokens.skipEndOfObject() == true)
            #expect(tokens.next().kind == .endList)
            #expect(tokens.skipEndOfObject() == true)
            #expect(tokens.nextName() == nil)
            #expect(tokens.next().kind == .end)
        }
    }

    @Test(arguments: [
        (#"{"name":"a","value":"b"}"#, "a"), (#"{"name" : "a" , "value" : [1]}"#, "a"),
        (#"{"name":"","value":1,"x":2}"#, ""),
        (#"{"na\u006de":"ї","value":null}"#, "ї"), (#"{"value":"b","name":"a"}"#, nil),
        (#"{"name":1,"value":"b"}"#, nil),
        (#"{"name":"a"}"#, nil), (#"{"name":"a","valuE":"b"}"#, nil), (#"{"named":"a","value":"b"}"#, nil), ("{}", nil),
        (#"["name","a","value","b"]"#, nil), (#"{"name":{"name":"a","value":"b"}}"#, nil),
        (#"{"name":"a","name":"value"}"#, nil),
        ("\"name\"", nil),
    ])
    func `a name before a value is stepped over only where it stands first`(text: String, name: String?) throws {
        let parser = JSONParser()
        try Array(text.utf8).withUnsafeBufferPointer { bytes in
            var tokens = try parser.parse(text: bytes)
            let first = tokens.offset
            #expect(tokens.nextNameBeforeValue().map { String(decoding: $0, as: UTF8.self) } == name)
            guard name != nil else {
                #expect(tokens.offset == first)
                return
            }
            let offset = tokens.offset
            tokens.skipValue()
            #expect(tokens.offset > offset)
            while tokens.nextName() != nil { tokens.skipValue() }
            #expect(tokens.next().kind == .end)
        }
    }

    @Test(arguments: [
        "0", "-0", "-0.0", "258.0", "1E400", "1e-400", "-1.50e+0003", "9223372036854775807", "18446744073709551615",
        "18446744073709551616", "-9223372036854775809", "123456789012345678901234567890.123456789012345678901234567890",
        "0.1000000000000000055511151231257827021181583404541015625", "1" + String(repeating: "0", count: 2000),
    ])
    func `a number keeps its digits, whatever its size`(digits: String) throws {
        #expect(try value(digits) == .number(digits))
        #expect(
            try value("[1,\(digits) ,\"1e999\", \(digits)]")
                == .list([.number("1"), .number(digits), .text("1e999"), .number(digits)])
        )
        #expect(try compact("{ \"a\" : \(digits) }") == "{\"a\":\(digits)}")
    }

    @Test(arguments: [
        "01", "1.", ".5", "+1", "1e", "1e+", "-", "0x10", "1_0", "1e5.5", "NaN", "--1", "1a", "1 2", "1\u{0}",
    ])
    func `what is no number is refused, beside a huge number too`(word: String) {
        #expect(!isJSON("[\(word)]"))
        #expect(!isJSON("[1e999,\(word)]"))
        #expect(!isJSON("{\"a\":\(word),\"b\":123456789012345678901234567890}"))
        #expect(isJSON("[1e999,1]"))
    }

    @Test func `skipping a value leads to the same place as walking through it`() throws {
        for seed in 0..<200 as Range<UInt64> {
            var random = RandomText(seed: seed)
            let text = "{\"a\":\(random.event()),\"b\":7}"
            let parser = JSONParser()
            try Array(text.utf8).withUnsafeBufferPointer { bytes in
                var walking = try parser.parse(text: bytes)
                var skipping = walking
                var skippingNamed = walking
                _ = (walking.next(), walking.next(), skipping.next(), skipping.next(), skippingNamed.next())
                _ = JSONValue(reading: &walking)
                skipping.skipValue()
                skippingNamed.skipValue()
                for var tokens in [walking, skipping, skippingNamed] {
                    #expect(tokens.next().string == "b")
                    #expect(tokens.next().string == "7")
                    #expect(tokens.next().kind == .endObject)
                }
            }
        }
    }

    @Test func `compact text holds the same value and is its own compact form`() throws {
        for seed in 0..<200 as Range<UInt64> {
            var random = RandomText(seed: seed)
            let text = random.event()
            let short = try compact(text)
            #expect(try value(short) == value(text))
            #expect(try compact(short) == short)
        }
    }

    @Test(arguments: [
        (#"[ "a" , {"b" :[ ] } , { } ]"#, #"["a",{"b":[]},{}]"#),
        (#""\u0041\/\"\\\b\f\n\r\t\u001f\u007f""#, "\"A/\\\"\\\\\\b\\f\\n\\r\\t\\u001f\u{7F}\""),
        (#""\u0000""#, #""\u0000""#),
        (#""\ud83d\ude00""#, #""😀""#),
        (#"{"a":1,"a":1.0}"#, #"{"a":1,"a":1.0}"#),
    ])
    func `compact text spells every value in one way`(text: String, expected: String) throws {
        #expect(try compact(text) == expected)
    }

    @Test func `values keep the order of names and repeated names`() throws {
        let expected = JSONValue.object([
            JSONMember(name: "b", value: .list([.boolean(true), .null])),
            JSONMember(name: "a", value: .text("")),
            JSONMember(name: "b", value: .object([])),
        ])
        #expect(try value(#"{"b":[true,null],"a":"","b":{}}"#) == expected)
    }

    @Test func `brackets are read 1,023 deep and refused beyond the parser's depth`() {
        #expect(isJSON(String(repeating: "[", count: 1023) + String(repeating: "]", count: 1023)))
        #expect(!isJSON(String(repeating: "[", count: 1100) + String(repeating: "]", count: 1100)))
    }

    @Test func `a parser serves large and small texts in turn`() throws {
        let parser = JSONParser()
        for count in [1, 3_000_000, 1, 70_000, 0, 5_000_000, 2] {
            let text = "[\"" + String(repeating: "x", count: count) + "\"]"
            try Array(text.utf8).withUnsafeBufferPointer { bytes in
                var tokens = try parser.parse(text: bytes)
                _ = tokens.next()
                #expect(tokens.next().count == count)
            }
        }
        #expect(throws: JSONError.self) { try [UInt8]().withUnsafeBufferPointer { try parser.parse(text: $0).offset } }
    }
}
