/// Random events of a few types; the same seed gives the same events.
struct RandomEvents {
    private var state: UInt64
    private var count = 0

    static let types = ["orderCreated", "viewed", "Viewed", "дія"]

    init(seed: UInt64) {
        state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1
    }

    mutating func below(_ bound: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return Int((mixed ^ (mixed >> 31)) >> 1) % bound
    }

    mutating func pick(_ choices: [String]) -> String { choices[below(choices.count)] }

    /// Lines of JSON whose keys begin with a word, and which have a key of their own each.
    mutating func lines(_ count: Int, key: String) -> String {
        (0..<count).map { _ in line(key) + "\n" }.joined()
    }

    mutating func time() -> String {
        pick(["2024-01-0\(below(9) + 1)", "2024-03-31", "2023-12-31"])
            + pick(["", "T10:00", "T10:00:05", "T23:59:59.250", "T03:30:00Z", " 10:00"])
    }

    private mutating func line(_ key: String) -> String {
        count += 1
        let list = parameters().map { #"{"name":"\#($0)","value":\#($1)}"# }.joined(separator: ",")
        return #"{"eventTypeKey":"\#(pick(Self.types))","keyValue":"\#(key)-\#(count)","params":[\#(list)],"#
            + #""occurred":"\#(time())"}"#
    }

    private mutating func parameters() -> [(String, String)] {
        var parameters: [(String, String)] = []
        if below(4) > 0 { parameters.append(("externalCustomerId", pick([#""A""#, #""B""#, #""C""#, "7"]))) }
        for name in ["city", "amount", "Amount", "flag", "items", "at", "note", "event", "city", "bonus"]
        where below(2) == 0 {
            parameters.append((name, value(of: name)))
        }
        return parameters
    }

    private mutating func value(of name: String) -> String {
        if below(8) == 0 { return "null" }
        switch name {
        case "amount", "Amount":
            return pick(["12.50", "12.5", "-3", #""258.0""#, #""7""#, "123456789012345.67", "0.1", #""0.00""#])
        case "bonus": return pick(["5", #""12,50""#, #"" 7 ""#, "1e2", "12345678901234567890", #""""#])
        case "flag": return pick(["true", "false"])
        case "city": return pick([#""Київ""#, #""Kyiv""#, #""""#, "5", "5.0", "true", #""2024-01-01""#])
        case "at": return "\"\(time())\""
        case "items": return items()
        case "note": return pick([#"{"a":[1,2]}"#, "[]", #"[{"x":1},2]"#, #""plain \#(below(1_000_000))""#])
        default: return pick(["1", #""x""#])
        }
    }

    private mutating func items() -> String {
        let list = "[" + (0..<below(4)).map { _ in item() }.joined(separator: ",") + "]"
        switch below(5) {
        case 0: return item()
        case 1: return "\"" + list.replacing("\"", with: "\\\"") + "\""
        default: return list
        }
    }

    private mutating func item() -> String {
        let fields = [
            ("externalItemId", pick([#""1""#, #""x""#])), ("quantity", pick(["1", "2.0", #""3""#, "null"])),
            ("category", pick([#""books""#, #""взуття""#])), ("Quantity", "9"), ("line", #""own""#),
        ].filter { _ in below(3) > 0 }
        return "{" + fields.map { "\"\($0)\":\($1)" }.joined(separator: ",") + "}"
    }
}
