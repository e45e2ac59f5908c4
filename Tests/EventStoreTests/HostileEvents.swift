/// Random events that leave nothing out which JSON and the vendor's form allow; the same seed gives the same events.
struct HostileEvents {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1
    }

    /// NDJSON of a count of events that can all be stored.
    mutating func lines(_ count: Int) -> [String] {
        (0..<count).map { _ in event() }
    }

    mutating func below(_ bound: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return Int((mixed ^ (mixed >> 31)) >> 1) % bound
    }

    private mutating func pick(_ choices: [String]) -> String { choices[below(choices.count)] }

    private mutating func event() -> String {
        let type = pick([
            "orderCreated", "orderCreated", "orderUpdated", "orderDelivered", "orderCancelled", "viewed", "дія",
        ])
        var members = [#""eventTypeKey":"\#(type)""#]
        if below(8) > 0 { members.append(#""keyValue":\#(scalar())"#) }
        if below(12) > 0 { members.append(#""params":[\#(parameters(type).joined(separator: ","))]"#) }
        members.append(#""occurred":"\#(time())""#)
        if below(9) == 0 { members.append(#""source":\#(nested())"#) }
        if below(30) == 0 { members.append(#""source":"twice""#) }
        for index in members.indices.reversed() where below(4) == 0 { members.swapAt(index, below(members.count)) }
        return "{" + members.joined(separator: ",") + "}"
    }

    private mutating func parameters(_ type: String) -> [String] {
        var names: [String] = []
        for name in ["externalCustomerId", "email", "phone", "Email", "contactId"] where below(3) == 0 {
            names.append(name)
        }
        if type.hasPrefix("order") || below(5) == 0 {
            names += ["externalOrderId", "totalCost", "status", "date", "currency"].filter { _ in below(9) > 0 }
        }
        for name in ["city", "items", "note", "flag", "price", "products", "city"] where below(3) == 0 {
            names.append(name)
        }
        return names.map { name in
            let value = value(of: name)
            switch below(20) {
            case 0: return #"{"value":\#(value),"name":"\#(name)"}"#
            case 1: return #"{"name":"\#(name)","value":\#(value),"unit":1}"#
            case 2: return #"{"name":"\#(name)\u0000","value":\#(value)}"#
            default: return #"{"name":"\#(name)","value":\#(value)}"#
            }
        }
    }

    private mutating func value(of name: String) -> String {
        if below(15) == 0 { return scalar() }
        switch name {
        case "externalCustomerId":
            return pick([#""A""#, #""B""#, #""C""#, "7", #""7""#, #"" A ""#, #""null""#, #""""#])
        case "contactId": return pick(["1", #""1""#, "2", "1e1"])
        case "email", "Email":
            return pick([#""a@x.com""#, #""A@X.com""#, #""b@x.com""#, #""Ї@x.ua""#, #""ї@x.ua""#, "null"])
        case "phone": return pick([#""+380 50 123-45-67""#, #""380501234567""#, "380501234567", #""-""#])
        case "externalOrderId": return pick([#""O1""#, #""O2""#, #""O3""#, "5", #""5""#, #"" ""#])
        case "totalCost": return pick([#""12.50""#, "12.5", "100", #""1e2""#, #""12,50""#, "-3", "0.00", #"" 7 ""#])
        case "status": return pick([#""DELIVERED""#, #""INITIALIZED""#, #""CANCELLED""#, #""delivered""#, "1"])
        case "date": return "\"\(time())\""
        case "currency": return pick([#""UAH""#, #""USD""#, #""""#, "980"])
        case "items", "products":
            return below(2) == 0
                ? list() : pick([listText(), "null", #""[]""#, #""[1, 2]""#, #""[""#, #""{}""#, #""{\"x\": 1}""#])
        default: return below(4) == 0 ? nested() : scalar()
        }
    }

    private mutating func scalar() -> String {
        pick([
            "null", "true", "false", "0", "-0", "-0.0", "1.50", "258.0", "123456789012345678901234567890", "1E400",
            "5e-7",
            #""258.0""#, #""-0""#, #""007""#, #""2024""#, #""2024-02-29""#, #""2023-02-30""#,
            #""2024-01-01T10:00:00.120""#,
            #""2024-03-31T03:30:00+02:00""#, #""2024-10-27T03:30:00Z""#, #""2024-10-27 00:30""#, #""""#, #"" ""#,
            #""Kyiv""#, #""Київ""#, #""\u0000\n\"\\\/""#, #""😀""#, #""\ud83d\ude00""#, "999999999999999999",
            "0.000000000000000001",
        ])
    }

    private mutating func nested() -> String {
        switch below(5) {
        case 0: return list()
        case 1: return "[1,[2,{\"a\": null}],\"x\"]"
        case 2: return #"{"page":{"url":"/a?b=c","depth":2},"n":1.0}"#
        case 3: return "{}"
        default: return "[]"
        }
    }

    private mutating func list() -> String {
        let lines = (0..<below(4)).map { _ in line(comma: ",", colon: ":") }
        return "[" + lines.joined(separator: ",") + "]"
    }

    private mutating func line(comma: String, colon: String) -> String {
        var fields = [
            ("externalItemId", pick([#""1""#, "2", #""x""#])), ("quantity", pick(["1", "2.0", #""3""#, "null"])),
        ]
        if below(3) == 0 { fields.append(("category", pick([#""books""#, #""взуття""#]))) }
        if below(8) == 0 { fields.append(("category", #""again""#)) }
        if below(8) == 0 { fields.append(("attributes", #"{"size": [1, 2]}"#)) }
        if below(9) == 0 { fields.swapAt(0, 1) }
        return "{" + fields.map { "\"\($0)\"\(colon)\($1)" }.joined(separator: comma) + "}"
    }

    private mutating func listText() -> String {
        let spaced = below(2) == 0
        let (comma, colon) = spaced ? (", ", ": ") : (",", ":")
        let lines = (0..<below(3) + 1).map { _ in line(comma: comma, colon: colon) }
        let text = "[" + lines.joined(separator: below(5) == 0 ? " , " : comma) + "]"
        return "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
    }

    private mutating func time() -> String {
        let day = ["2024-01-0\(below(9) + 1)", "2024-10-27", "2024-03-31", "1969-12-31"][min(below(6), 3)]
        return pick([
            day, day + "T10:00", day + "T10:00", day + "T10:00:05", day + " 10:00", day + "T03:30:00+03:00",
            day + "T00:30:00.5Z", day + "T10:00:05.123456789", day + "T10:00+0200",
        ])
    }
}
