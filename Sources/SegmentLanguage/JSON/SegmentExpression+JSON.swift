internal import EventModel

extension SegmentExpression {
    var json: JSONValue {
        switch self {
        case .and(let parts): .members(["and": .list(parts.map(\.json))])
        case .or(let parts): .members(["or": .list(parts.map(\.json))])
        case .not(let part): .members(["not": part.json])
        case .condition(let condition, _): condition.json
        }
    }

    init(_ reading: JSONReading) throws(SegmentJSONError) {
        guard reading.has("and") || reading.has("or") || reading.has("not"), !reading.has("condition") else {
            self = .condition(try Condition(reading), at: .none)
            return
        }
        if let parts = reading.optional("and") {
            try reading.requireObject(["and"])
            self = .and(try parts.parts { (part) throws(SegmentJSONError) in try SegmentExpression(part) })
        } else if let parts = reading.optional("or") {
            try reading.requireObject(["or"])
            self = .or(try parts.parts { (part) throws(SegmentJSONError) in try SegmentExpression(part) })
        } else {
            try reading.requireObject(["not"])
            self = .not(try SegmentExpression(reading.member("not")))
        }
    }
}
