import EventModel

/// A second reader of event files, for comparison: one byte after another, all in memory, for text without faults.
struct SlowReader {
    private let bytes: [UInt8]
    private var place = 0
    private var found: [ReadOut.Event] = []

    static func read(_ text: String) -> [ReadOut.Event] {
        var reader = SlowReader(text)
        reader.stream()
        return reader.found
    }

    private init(_ text: String) {
        bytes = Array(text.utf8)
    }

    private mutating func stream() {
        skipBlanks()
        while place < bytes.count {
            let start = place
            let isList = bytes[place] == UInt8(ascii: "[")
            let value = value()
            place = start
            if isList {
                elements { reader, position in reader.eventOrRequest("/\(position)") }
            } else {
                eventOrRequest("", value)
            }
            skipBlanks()
        }
    }

    private mutating func eventOrRequest(_ pointer: String, _ known: JSONValue? = nil) {
        let start = place
        let value = known ?? value()
        place = start
        if value["eventTypeKey"] == nil, value["events"] != nil { request(pointer) } else { event(pointer) }
    }

    private mutating func request(_ pointer: String) {
        place += 1
        repeat {
            skipBlanks()
            let name = value()
            skipBlanks()
            place += 1
            skipBlanks()
            if name == .text("events") {
                elements { reader, position in reader.event("\(pointer)/events/\(position)") }
            } else {
                _ = value()
            }
            skipBlanks()
            place += 1
        } while bytes[place - 1] == UInt8(ascii: ",")
    }

    private mutating func elements(_ each: (inout SlowReader, Int) -> Void) {
        place += 1
        skipBlanks()
        var position = 0
        while bytes[place] != UInt8(ascii: "]") {
            each(&self, position)
            position += 1
            skipBlanks()
            if bytes[place] == UInt8(ascii: ",") { place += 1 }
            skipBlanks()
        }
        place += 1
    }

    private mutating func event(_ pointer: String) {
        let start = place
        let line = 1 + bytes[..<start].count { $0 == UInt8(ascii: "\n") }
        found.append(ReadOut.Event(value: value(), line: line, byte: start, pointer: pointer))
    }

    private mutating func skipBlanks() {
        while place < bytes.count, bytes[place] <= 0x20 { place += 1 }
    }

    private mutating func value() -> JSONValue {
        switch bytes[place] {
        case UInt8(ascii: "{"):
            var members: [JSONMember] = []
            place += 1
            skipBlanks()
            while bytes[place] != UInt8(ascii: "}") {
                guard case .text(let name) = value() else { return .null }
                skipBlanks()
                place += 1
                skipBlanks()
                members.append(JSONMember(name: name, value: value()))
                skipBlanks()
                if bytes[place] == UInt8(ascii: ",") { place += 1 }
                skipBlanks()
            }
            place += 1
            return .object(members)
        case UInt8(ascii: "["):
            var list: [JSONValue] = []
            elements { reader, _ in list.append(reader.value()) }
            return .list(list)
        case UInt8(ascii: "\""): return .text(text())
        default:
            let start = place
            while place < bytes.count, !" \t\r\n,]}".utf8.contains(bytes[place]) { place += 1 }
            let word = String(decoding: bytes[start..<place], as: UTF8.self)
            switch word {
            case "true": return .boolean(true)
            case "false": return .boolean(false)
            case "null": return .null
            default: return .number(word)
            }
        }
    }

    private mutating func text() -> String {
        var plain: [UInt8] = []
        place += 1
        while bytes[place] != UInt8(ascii: "\"") {
            if bytes[place] == UInt8(ascii: "\\") {
                place += 1
                let meant: [UInt8: UInt8] = [
                    UInt8(ascii: "n"): 10, UInt8(ascii: "t"): 9, UInt8(ascii: "r"): 13, UInt8(ascii: "b"): 8,
                    UInt8(ascii: "f"): 12,
                ]
                plain.append(meant[bytes[place]] ?? bytes[place])
            } else {
                plain.append(bytes[place])
            }
            place += 1
        }
        place += 1
        return String(decoding: plain, as: UTF8.self)
    }
}
