import EventReader
import Testing

@Suite struct `Broken input` {
    struct Case: CustomTestStringConvertible, Sendable {
        let testDescription: String
        let text: String
        /// The `keyValue`s of the events that are read.
        let keys: [String]
        /// Line, byte, pointer and bytes of each rejection.
        let refusals: [String]

        init(_ name: String, _ text: String, _ keys: [String], _ refusals: [String]) {
            testDescription = name
            self.text = text
            self.keys = keys
            self.refusals = refusals
        }
    }

    /// One event is 81 bytes long when its key is one letter.
    static let a = event("a")
    static let b = event("b")
    static let c = event("c")
    /// The same event without its last bracket: 80 bytes.
    static let cut = String(event("x").dropLast())
    /// An event whose key has no closing quote.
    static let unquoted = event("x").replacing(#""x","#, with: #""x,"#)

    static let cases: [Case] = [
        Case("a broken line", "\(a)\nnot json\n\(b)", ["a", "b"], ["2 82  not json"]),
        Case("two broken lines", "\(a)\nnot json\n}{\n\(b)", ["a", "b"], ["2 82  not json", "3 91  }{"]),
        Case("a line cut off", "\(a)\n\(cut)\n\(b)", ["a", "b"], ["2 82  \(cut)"]),
        Case(
            "a line cut inside a text",
            "\(a)\n{\"eventTypeKey\":\"vi\n\(b)\n\(c)",
            ["a", "b", "c"],
            ["2 82  {\"eventTypeKey\":\"vi"]
        ),
        Case("a line cut after a comma", "{\"eventTypeKey\":\"v\",\n\(b)", ["b"], ["1 0  {\"eventTypeKey\":\"v\""]),
        Case("a line cut after a colon", "{\"eventTypeKey\":\n\(b)\n\(c)", ["b", "c"], ["1 0  {\"eventTypeKey\":"]),
        Case("a missing quote in a line", "\(a)\n\(unquoted)\n\(b)", ["a", "b"], ["2 82  \(unquoted)"]),
        Case("a missing quote in a list", "[\(a),\(unquoted),\(b)]", ["a", "b"], ["1 83 /1 \(unquoted)"]),
        Case(
            "a missing quote in the last of a list",
            "[\(a),\(unquoted)]\n\(b)",
            ["a", "b"],
            ["1 83 /1 \(unquoted)]"]
        ),
        Case("a missing bracket in a list", "[\(a),\(cut),\(b)]", ["a", "b"], ["1 83 /1 \(cut)"]),
        Case("a missing bracket in the last of a list", "[\(a),\(cut)]\n\(b)", ["a", "b"], ["1 83 /1 \(cut)"]),
        Case("a missing ] inside", "[\(event("x", params: "[")),\(b)]", ["b"], ["1 1 /0 \(event("x", params: "["))"]),
        Case(
            "a missing } inside",
            "[\(event("x", params: "[{]")),\(b)]",
            ["b"],
            ["1 1 /0 \(event("x", params: "[{]"))"]
        ),
        Case(
            "an event cut inside its params",
            #"[{"eventTypeKey":"v","params":[{"name":"n"},\#(b),\#(c)]"#,
            ["b", "c"],
            [#"1 1 /0 {"eventTypeKey":"v","params":[{"name":"n"}"#]
        ),
        Case(
            "a wrong literal",
            "[\(a),\(event("x", params: "nul")),\(b)]",
            ["a", "b"],
            ["1 83 /1 \(event("x", params: "nul"))"]
        ),
        Case("a newline inside a text", "[\(a),\(event("x\ny")),\(b)]", ["a", "b"], ["1 83 /1 \(event("x\ny"))"]),
        Case("a } too many in a list", "[\(a)},\(b)]", ["a", "b"], ["1 82 /1 }"]),
        Case("a } too many in a request", "{\"events\":[\(a)},\(b)]}", ["a", "b"], ["1 92 /events/1 }"]),
        Case("a } too many in a line", "\(a)}\n\(b)", ["a", "b"], ["1 81  }"]),
        Case("garbage between events", "\(a) xyz \(b)", ["a", "b"], ["1 82  xyz"]),
        Case("garbage in a list", "[\(a), xyz, \(b)]", ["a", "b"], ["1 84 /1 xyz"]),
        Case(
            "elements that are no objects",
            "[1,\(a),\"te,]xt\",null,[{}],-2.5e3]",
            ["a"],
            ["1 1 /0 1", "1 85 /2 \"te,]xt\"", "1 94 /3 null", "1 99 /4 [{}]", "1 104 /5 -2.5e3"]
        ),
        Case("top-level values that are no objects", "12\n\"text\"\n\(a)", ["a"], ["1 0  12", "2 3  \"text\""]),
        Case("a trailing comma", "[\(a),]", ["a"], ["1 82 /1 ,"]),
        Case("a trailing comma in a request", "{\"events\":[\(a) ,\n]}\(b)", ["a", "b"], ["1 93 /events/1 ,"]),
        Case("empty places in a list", "[,\(a),,\(b)]", ["a", "b"], ["1 1 /0 ,", "1 84 /1 ,"]),
        Case("a missing comma", "[\(a) \(b)]", ["a", "b"], ["1 83 /1 "]),
        Case("elements without their list", "\(a),\n\(b),\n\(c),\n", ["a", "b", "c"], ["1 81  ,"]),
        Case("the file ends inside an event", "[\(a),\(b.dropLast(9))", ["a"], ["1 83 /1 \(b.dropLast(9))"]),
        Case("the file ends inside a text", "\(a)\n{\"eventTypeKey\":\"vis", ["a"], ["2 82  {\"eventTypeKey\":\"vis"]),
        Case("the file ends after an event of a list", "{\"events\":[\(a)", ["a"], ["1 92 /events/1 "]),
        Case("the file ends after a comma", "[\(a),\n", ["a"], ["2 84 /1 "]),
        Case("the file ends before the } of a request", "{\"events\":[\(a)]", ["a"], ["1 93  "]),
        Case("a request without ]", "{\"events\":[\(a)}\n{\"events\":[\(b)]}", ["a", "b"], ["1 92 /events/1 "]),
        Case(
            "a request in a list without ]",
            "[{\"events\":[\(a)},{\"events\":[\(b)]}]",
            ["a", "b"],
            ["1 93 /0/events/1 }", "1 95 /0/events/1 "]
        ),
        Case("a list without ] before lines", "[\(a)\n\(b)\n\(c)", ["a", "b", "c"], ["2 83 /1 "]),
        Case(
            "a broken request before another",
            "{\"events\":[\(a),\(cut)\n{\"events\":[\(b)]}",
            ["a", "b"],
            ["1 93 /events/1 \(cut)"]
        ),
        Case("stray closing brackets", "]\n}}\n\(a)", ["a"], ["1 0  ]", "2 2  }}"]),
        Case("a faulty member after the events", "{\"events\":[\(a)],x:1}\n\(b)", ["a", "b"], ["1 93  ,x:1"]),
    ]

    @Test(arguments: cases)
    func `costs one rejection with its place and none of its neighbours`(broken: Case) throws {
        for blockSize in [1, 2, 3, 16, 50, 64, 90, 128, 1 << 20] {
            let out = try ReadOut(broken.text, blockSize: blockSize)
            let refusals = out.refusals.map { "\($0.line) \($0.byte) \($0.pointer) \($0.text)" }
            #expect(out.keys == broken.keys, "block \(blockSize)")
            #expect(refusals == broken.refusals, "block \(blockSize)")
        }
    }

    @Test(arguments: 0..<400)
    func `damage to one event gives the same for every block size and spares the others`(seed: UInt64) throws {
        var random = RandomText(seed: seed)
        let events = (0..<5).map {
            event("k\($0)", params: #"[{"name":"n","value":"v, {w}"},{"name":"m","value":[{"a":1},{"b":"c"}]}]"#)
        }
        var damaged = Array(events[2].utf8)
        let place = Int.random(in: 1..<damaged.count - 1, using: &random)
        switch Int.random(in: 0..<3, using: &random) {
        case 0: damaged.remove(at: place)
        case 1: damaged.insert(Array("{}[]\",:\\x\n0".utf8).randomElement(using: &random) ?? 0, at: place)
        default: damaged[place] = Array("{}[]\",:\\x\n0\u{FF}".utf8).randomElement(using: &random) ?? 0
        }
        for (opening, separator, closing) in [
            ("", "\n", ""), ("[", ",", "]"), ("{\"events\":[", ",\n  ", "]}"), ("[", " ,", "]\n"),
        ] {
            var bytes = Array((opening + events[0] + separator + events[1] + separator).utf8)
            bytes += damaged
            bytes += Array((separator + events[3] + separator + events[4] + closing).utf8)
            let out = try ReadOut(bytes)
            let text = String(decoding: bytes, as: UTF8.self)
            #expect(Set(out.keys).isSuperset(of: ["k0", "k1", "k3", "k4"]), "\(text) \(out.refusals)")
            for blockSize in [1, 2, 5, 31, 64, 100, 333] {
                #expect(try ReadOut(bytes, blockSize: blockSize) == out, "block \(blockSize): \(text)")
            }
        }
    }

    @Test func `an invalid byte in one event is named and its neighbours stay`() throws {
        let bytes = Array("[\(Self.a),\(event("x"))".utf8)
        let damaged = bytes.map { $0 == UInt8(ascii: "x") ? 0xFF : $0 } + Array(",\(Self.b)]".utf8)
        let out = try ReadOut(damaged)
        #expect(out.keys == ["a", "b"])
        #expect(out.refusals.map(\.reason) == ["broken JSON: byte 0xFF is not UTF-8, at line 1, byte 119"])
    }

    @Test(arguments: [
        ("{\"a\" 1}", "a colon is due after the name, at line 1, byte 5"),
        ("{\"a\":1,}", "a trailing comma: nothing stands between it and the `}`, at line 1, byte 6; try --repair"),
        ("{\"a\":01}", "`01` is no value of JSON, at line 1, byte 5"),
        ("{\"a\":\n tru}", "`tru` is no value of JSON, at line 2, byte 7"),
        ("{a:1}", "a name in double quotes is due, at line 1, byte 1"),
        ("{\"a\":[1 2]}", "`2` where a comma or `]` is due, at line 1, byte 8"),
        ("{\"a\":[1}", "`}` where a comma or `]` is due, at line 1, byte 7"),
        ("{\"a\":\"b\tc\"}", "a control character inside a text must be written as \\t, at line 1, byte 7"),
        ("{\"a\":\"\\x\"}", "a backslash that begins no escape of JSON, at line 1, byte 6"),
        ("{\"a\":\"\\u12g4\"}", "\\u needs four hexadecimal digits, at line 1, byte 6"),
        ("{\"a\":\"\\ud800\"}", "half of a character (a lone surrogate), at line 1, byte 6"),
        ("{\"a\":.5}", "`.5` is no value of JSON, at line 1, byte 5"),
        ("{\"a\":}", "`}` where a value is due, at line 1, byte 5"),
    ])
    func `the reason says what is wrong and where`(text: String, reason: String) throws {
        #expect(try ReadOut(text).refusals.map(\.reason) == ["broken JSON: " + reason])
    }

    @Test func `a hundred thousand brackets are refused without harm`() throws {
        let deep = String(repeating: "[", count: 100_000)
        for text in [deep, deep + String(repeating: "]", count: 100_000), String(repeating: "[{\"\":", count: 50_000)] {
            let out = try ReadOut("\(Self.a)\n\(event("x", params: text))\n\(Self.b)", blockSize: 1 << 16)
            #expect(out.keys == ["a", "b"])
            #expect(out.refusals.map(\.line) == [2])
        }
    }

    @Test func `an event above the size limit is refused with its beginning, in any block size`() throws {
        let large = event("x", params: "[\"" + String(repeating: "y", count: 400) + "\"]")
        for (opening, separator, closing) in [("", "\n", ""), ("[", ",", "]"), ("{\"events\":[", ",", "]}")] {
            let text = opening + [Self.a, large, Self.b].joined(separator: separator) + closing
            for blockSize in [1, 10, 64, 100, 300, 10_000] {
                let out = try ReadOut(text, blockSize: blockSize, sizeLimit: 320)
                #expect(out.keys == ["a", "b"], "block \(blockSize)")
                #expect(out.refusals.map(\.text) == [String(large.prefix(20))])
                #expect(out.refusals.map(\.byte) == [opening.utf8.count + 82])
            }
        }
    }

    @Test func `a line of garbage above the size limit is one rejection`() throws {
        let text = "\(Self.a)\n" + String(repeating: "z", count: 1000) + "\n\(Self.b)"
        for blockSize in [1, 64, 500, 10_000] {
            let out = try ReadOut(text, blockSize: blockSize, sizeLimit: 320)
            #expect(out.keys == ["a", "b"])
            #expect(out.refusals.map(\.text) == [String(repeating: "z", count: 20)])
        }
    }
}
