import EventModel
import EventReader
import Testing

@Suite struct `Forms of input` {
    @Test(arguments: 0..<60)
    func `any mixture of forms reads as the slow reader reads it, whatever the block size`(seed: UInt64) throws {
        var random = RandomText(seed: seed)
        let text = random.stream()
        let expected = SlowReader.read(text)
        for blockSize in [1, 2, 3, 7, 16, 63, 64, 65, 200, 1 << 20] {
            let out = try ReadOut(text, blockSize: blockSize)
            #expect(out.refusals == [], "seed \(seed), block \(blockSize): \(text)")
            #expect(out.events == expected, "seed \(seed), block \(blockSize): \(text)")
        }
    }

    @Test func `lines, a list and a request of the same events give the same values for every block size`() throws {
        var random = RandomText(seed: 7)
        let events = (0..<6).map { _ in random.event().replacing("\n", with: " ") }
        let forms = [
            events.joined(separator: "\n"), "[" + events.joined(separator: ",") + "]",
            #"{"events": ["# + events.joined(separator: ",\n") + "]}", events.joined(),
        ]
        let expected = try ReadOut(forms[0]).events.map(\.value)
        #expect(expected.count == 6)
        for blockSize in 1...300 {
            for form in forms {
                #expect(try ReadOut(form, blockSize: blockSize).events.map(\.value) == expected)
            }
        }
    }

    @Test(arguments: [
        ("one event", #"{"eventTypeKey":"a"}"#, ["1 0 "]),
        ("after blanks", "\n\n  " + #"{"eventTypeKey":"a"}"#, ["3 4 "]),
        (
            "lines", "{\"eventTypeKey\":\"a\"}\n{\"eventTypeKey\":\"b\"}\r\n\n {\"eventTypeKey\":\"c\"}",
            ["1 0 ", "2 21 ", "4 45 "]
        ),
        ("one after another on a line", #"{"eventTypeKey":"a"}{"eventTypeKey":"b"}"#, ["1 0 ", "1 20 "]),
        ("a list", #"[{"eventTypeKey":"a"},"# + "\n" + #"{"eventTypeKey":"b"}]"#, ["1 1 /0", "2 23 /1"]),
        (
            "a request", #"{"events":[{"eventTypeKey":"a"}, {"eventTypeKey":"b"}]}"#,
            ["1 11 /events/0", "1 33 /events/1"]
        ),
        ("events not first", #"{"n":[1],"events":[{"eventTypeKey":"a"}],"m":{}}"#, ["1 19 /events/0"]),
        ("an escaped name", #"{"\u0065vents":[{"eventTypeKey":"a"}]}"#, ["1 16 /events/0"]),
        ("an event that has events", #"{"eventTypeKey":"a","events":[{},{}]}"#, ["1 0 "]),
        ("requests in a list", #"[{"events":[]},{"events":[{"eventTypeKey":"a"}]}]"#, ["1 26 /1/events/0"]),
        (
            "a list of both", #"[{"eventTypeKey":"a"},{"events":[{"eventTypeKey":"b"}]},{"eventTypeKey":"c"}]"#,
            ["1 1 /0", "1 33 /1/events/0", "1 56 /2"]
        ),
        ("a byte order mark", "\u{FEFF}" + #"{"eventTypeKey":"a"}"#, ["1 3 "]),
        ("nothing in it", "[] {\"events\":[]}\n", []),
    ])
    func `each event knows its line, byte and pointer`(form: String, text: String, places: [String]) throws {
        for blockSize in [1, 5, 1 << 20] {
            let out = try ReadOut(text, blockSize: blockSize)
            #expect(out.events.map { "\($0.line) \($0.byte) \($0.pointer)" } == places, "\(form)")
            #expect(out.refusals == [])
        }
    }

    @Test func `pretty-printed text with tabs reads like the same text on one line`() throws {
        let pretty = """
            {
            \t"events": [{
            \t\t\t"eventTypeKey": "orderCreated",
            \t\t\t"params": [{
            \t\t\t\t"name": "items",
            \t\t\t\t"value": [{
            \t\t\t\t\t"quantity": 1
            \t\t\t\t}]
            \t\t\t}],
            \t\t\t"occurred": "2023-03-22T14:30"
            \t\t},

            \t\t{
            \t\t\t"eventTypeKey": "orderUpdated"
            \t\t}
            \t]
            }
            """
        let items = JSONValue.list([.object([JSONMember(name: "quantity", value: .number("1"))])])
        let parameter = [JSONMember(name: "name", value: .text("items")), JSONMember(name: "value", value: items)]
        let first = JSONValue.object([
            JSONMember(name: "eventTypeKey", value: .text("orderCreated")),
            JSONMember(name: "params", value: .list([.object(parameter)])),
            JSONMember(name: "occurred", value: .text("2023-03-22T14:30")),
        ])
        let second = JSONValue.object([JSONMember(name: "eventTypeKey", value: .text("orderUpdated"))])
        for blockSize in [1, 13, 1 << 20] {
            let out = try ReadOut(pretty, blockSize: blockSize)
            #expect(out.events.map(\.value) == [first, second])
            #expect(out.events.map(\.line) == [2, 13])
            #expect(out.refusals == [])
        }
    }

    @Test func `an empty source gives no block`() throws {
        for text in ["", " \n\n", "\u{FEFF}"] {
            #expect(try EventReader(.bytes(Array(text.utf8), name: "empty")).nextBlock() == nil)
        }
    }

    @Test func `the checksum is that of all bytes, whatever the block size`() throws {
        let text = [event("a"), "garbage", event("b"), "  \n\n"].joined(separator: "\n")
        let expected = try ReadOut(text).checksum
        for blockSize in 1...40 { #expect(try ReadOut(text, blockSize: blockSize).checksum == expected) }
        #expect(try ReadOut(text + " ").checksum != expected)
        // The published XXH3-128 of no bytes.
        #expect(try ReadOut("").checksum == "99aa06d3014798d86001c324468d497f")
    }
}
