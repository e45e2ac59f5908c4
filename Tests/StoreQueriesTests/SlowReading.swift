import EventModel
import EventReader
import EventStore
import StoreQueries
import TestSupport
import Testing

/// The events of a store as its export gives them, read the slow and obvious way.
struct SlowReading {
    /// The events, in the order of their numbers.
    let events: [Event]
    private let zone: ClockZone

    init(_ snapshot: StoreSnapshot) throws {
        var bytes: [UInt8] = []
        try EventExport(snapshot).writeLines { bytes.append(contentsOf: $0) }
        events = try bytes.split(separator: UInt8(ascii: "\n")).map { line in
            let value = try Self.json(String(decoding: line, as: UTF8.self))
            return try #require(Event(value))
        }
        zone = snapshot.zone
    }

    static func json(_ text: String) throws -> JSONValue {
        let parser = JSONParser()
        return try Array(text.utf8).withUnsafeBufferPointer { bytes in
            var tokens = try parser.parse(text: bytes)
            return JSONValue(reading: &tokens)
        }
    }

    /// When an event happened, as the tables write times.
    func occurred(_ event: Event) throws -> QueryValue {
        let written = try #require(event.occurred)
        let clock = zone.wallClock(try #require(TimeText(written)))
        let (date, time) = (clock.date, clock.time)
        func digits(_ number: Int, _ width: Int) -> String {
            String(repeating: "0", count: width - String(number).count) + String(number)
        }
        let fraction = time.microsecond == 0 ? "" : "." + digits(time.microsecond, 6).trimmingZeros
        return .text(
            "\(digits(date.year, 4))-\(digits(date.month, 2))-\(digits(date.day, 2))T\(digits(time.hour, 2)):"
                + "\(digits(time.minute, 2)):\(digits(time.second, 2))" + fraction
        )
    }

    /// What a column of a kind shows of a value.
    static func shown(_ value: JSONValue?, _ kind: String) -> QueryValue {
        switch value {
        case nil, .null: .null
        case .boolean(let holds): kind == "text" ? .text(holds ? "true" : "false") : .integer(holds ? 1 : 0)
        case .number(let digits): kind == "text" ? .text(digits) : number(digits)
        case .text(let text):
            kind == "number" && DecimalText.number(text) != nil ? number(text.filter { $0 != " " }) : .text(text)
        case .list, .object: .text(written(value ?? .null))
        }
    }

    private static func number(_ digits: String) -> QueryValue {
        Int64(digits).map { .integer($0) } ?? .real(Double(digits) ?? .nan)
    }

    private static func written(_ value: JSONValue) -> String {
        switch value {
        case .null: "null"
        case .boolean(let holds): holds ? "true" : "false"
        case .number(let digits): digits
        case .text(let text): "\"\(text)\""
        case .list(let elements): "[" + elements.map(written).joined(separator: ",") + "]"
        case .object(let members):
            "{" + members.map { "\"\($0.name)\":" + written($0.value) }.joined(separator: ",") + "}"
        }
    }

    /// The lines of a list, of a text that is the JSON of one, or of a single object.
    static func lines(_ value: JSONValue?) throws -> [JSONValue] {
        switch value {
        case .list(let elements): return elements
        case .object: return value.map { [$0] } ?? []
        case .text(let text) where text.hasPrefix("[") || text.hasPrefix("{"): return try lines(json(text))
        default: return []
        }
    }
}

extension String {
    fileprivate var trimmingZeros: String { String(reversed().drop { $0 == "0" }.reversed()) }
}
