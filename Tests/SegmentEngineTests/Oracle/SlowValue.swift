import EventModel
import EventReader
import Foundation

/// A value as the page on comparisons speaks of it, slow and obvious.
enum SlowValue {
    case nothing
    case truth(Bool)
    case number(String)
    case text(String)
    case lines([[JSONMember]])
    case other

    /// The value of a parameter: lists of objects, single objects and texts that are such JSON are lines.
    init(parameter value: JSONValue?) {
        if let value, let lines = Self.lines(in: value) {
            self = .lines(lines)
        } else {
            self.init(field: value)
        }
    }

    /// The value of a field in a line, which has no lines of its own.
    init(field value: JSONValue?) {
        switch value {
        case nil, .null: self = .nothing
        case .boolean(let truth): self = .truth(truth)
        case .number(let digits): self = .number(digits)
        case .text(let text): self = .text(text)
        case .list(let values): self = values.isEmpty ? .nothing : .other
        case .object(let members): self = members.isEmpty ? .nothing : .other
        }
    }

    /// The value at the place of the first member with a name.
    init(field name: String, of line: [JSONMember]) {
        self.init(field: line.first { $0.name == name }?.value)
    }

    var isSet: Bool {
        switch self {
        case .nothing: false
        case .lines(let lines): !lines.isEmpty
        case .text(let text): !text.isEmpty
        case .truth, .number, .other: true
        }
    }

    /// What a text literal meets.
    var spelling: String? {
        switch self {
        case .number(let digits): digits
        case .text(let text): text
        default: nil
        }
    }

    /// What a number literal meets: JSON number syntax after trimming.
    var number: Decimal? {
        guard let text = spelling?.trimmingCharacters(in: .whitespacesAndNewlines) else { return nil }
        let syntax = /-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?/
        return text.wholeMatch(of: syntax) == nil ? nil : Decimal(string: text, locale: Locale(identifier: "C"))
    }

    /// What a date literal meets.
    func time(in zone: ClockZone) -> WallClock? {
        guard case .text(let text) = self else { return nil }
        return TimeText(text.trimmingCharacters(in: .whitespacesAndNewlines)).map { zone.wallClock($0) }
    }

    private static func lines(in value: JSONValue) -> [[JSONMember]]? {
        switch value {
        case .object(let members): return [members]
        case .list(let values):
            var lines: [[JSONMember]] = []
            for value in values {
                guard case .object(let members) = value else { return nil }
                lines.append(members)
            }
            return lines
        case .text(let text) where text.contains("[") || text.contains("{"):
            let parser = JSONParser()
            let bytes = Array(text.utf8)
            let inner = bytes.withUnsafeBufferPointer { bytes -> JSONValue? in
                guard var tokens = try? parser.parse(text: bytes) else { return nil }
                return JSONValue(reading: &tokens)
            }
            if case .text? = inner { return nil }
            return inner.flatMap { lines(in: $0) }
        default: return nil
        }
    }
}
