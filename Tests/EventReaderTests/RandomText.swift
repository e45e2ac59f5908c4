/// A random stream of events that is the same for the same seed.
struct RandomText: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed &+ 0x9E37_79B9_7F4A_7C15
    }

    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        var mixed = state
        mixed ^= mixed >> 33
        mixed = mixed &* 0xFF51_AFD7_ED55_8CCD
        return mixed ^ (mixed >> 33)
    }

    /// Values of all forms, one after another, with blanks anywhere.
    mutating func stream() -> String {
        var text = blanks()
        for _ in 0..<Int.random(in: 1...6, using: &self) {
            switch Int.random(in: 0..<4, using: &self) {
            case 0: text += event()
            case 1: text += list { $0.event() }
            case 2: text += request()
            default: text += list { $0.request() }
            }
            text += blanks()
        }
        return text
    }

    /// An event with some members in any order.
    mutating func event() -> String {
        var members = [
            #""eventTypeKey"\#(blanks()):"visit""#, #""keyValue":\#(value(depth: 4))"#,
            #""params":\#(list { $0.parameter() })"#, #""occurred":"2024-01-01T10:00""#,
            #""extra":\#(value(depth: 0))"#,
        ]
        if Bool.random(using: &self) { members.shuffle(using: &self) }
        return "{" + blanks() + members.joined(separator: blanks() + "," + blanks()) + blanks() + "}"
    }

    private mutating func request() -> String {
        let before = Bool.random(using: &self) ? #""note":\#(value(depth: 2)),"# : ""
        let after = Bool.random(using: &self) ? #","count" : \#(value(depth: 1))"# : ""
        return "{\(blanks())\(before)\"events\":\(blanks())\(list { $0.event() })\(after)\(blanks())}"
    }

    private mutating func list(_ element: (inout RandomText) -> String) -> String {
        let elements = (0..<Int.random(in: 0...3, using: &self)).map { _ in element(&self) }
        return "[" + blanks() + elements.joined(separator: blanks() + "," + blanks()) + blanks() + "]"
    }

    private mutating func parameter() -> String { #"{"name":\#(text()),"value":\#(value(depth: 1))}"# }

    private mutating func value(depth: Int) -> String {
        switch Int.random(in: 0..<(depth > 3 ? 5 : 7), using: &self) {
        case 0: ["true", "false", "null"].randomElement(using: &self) ?? "null"
        case 1: ["0", "-1.50", "1e999", "123456789012345678901234567890", "2.0"].randomElement(using: &self) ?? "0"
        case 5: list { $0.value(depth: depth + 1) }
        case 6: #"{"a":\#(value(depth: depth + 1)),"events":[{"eventTypeKey":1}],"":\#(value(depth: depth + 1))}"#
        default: text()
        }
    }

    private mutating func text() -> String {
        let pieces = [
            "a", "Ї", "😀", #"\""#, #"\\"#, #"\n"#, "{", "}", "[", "]", ",", ":", " ", "eventTypeKey", "x", "“",
            "\u{A0}",
        ]
        let chosen = (0..<Int.random(in: 0...8, using: &self)).map { _ in pieces.randomElement(using: &self) ?? "" }
        return "\"" + chosen.joined() + "\""
    }

    private mutating func blanks() -> String {
        ["", "", "", " ", "\n", "\t", "\r\n", "  \n\t "].randomElement(using: &self) ?? ""
    }
}
