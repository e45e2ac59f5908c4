internal import EventModel

extension EventCondition {
    var json: JSONValue {
        .members([
            "condition": .text("did"), "not": .flag(isNegated), "event": .text(event.text), "where": predicate?.json,
            "count": count == .once ? nil : count.json, "period": period?.json,
        ])
    }

    init(_ reading: JSONReading) throws(SegmentJSONError) {
        try reading.requireObject(["condition", "not", "event", "where", "count", "period"])
        self.init(
            isNegated: try reading.flag("not"),
            event: try reading.member("event").name(),
            predicate: try reading.predicate(),
            count: try reading.ifThere("count") { (part) throws(SegmentJSONError) in try CountTest(part) } ?? .once,
            period: try reading.period()
        )
    }
}

extension CountTest {
    var json: JSONValue { .members(["least": .integer(least), "greatest": greatest.map { .integer($0) }]) }

    init(_ reading: JSONReading) throws(SegmentJSONError) {
        try reading.requireObject(["least", "greatest"])
        let least = try reading.ifThere("least") { (part) throws(SegmentJSONError) in try part.integer() } ?? 0
        let greatest = try reading.ifThere("greatest") { (part) throws(SegmentJSONError) in try part.integer() }
        guard least >= 0, greatest.map({ $0 >= least }) ?? true else {
            throw reading.failure("a count goes from a least number, 0 or more, up to one that is not below it")
        }
        self.init(least: least, greatest: greatest)
    }
}

extension RegularCondition {
    var json: JSONValue {
        .members([
            "condition": .text("regularly"), "not": .flag(isNegated), "event": .text(event.text),
            "where": predicate?.json,
            "least": .integer(least), "windows": .integer(windows), "unit": .text(unit.rawValue),
        ])
    }

    init(_ reading: JSONReading) throws(SegmentJSONError) {
        try reading.requireObject(["condition", "not", "event", "where", "least", "windows", "unit"])
        self.init(
            isNegated: try reading.flag("not"),
            event: try reading.member("event").name(),
            predicate: try reading.predicate(),
            least: try reading.member("least").integer(),
            windows: try reading.member("windows").integer(),
            unit: try reading.member("unit").word(Period.Unit.self)
        )
    }
}

extension SequenceStep {
    var json: JSONValue {
        .members([
            "not": .flag(isNegated), "event": .text(event.text), "where": predicate?.json, "period": period?.json,
            "within": within?.json, "same": same?.json,
        ])
    }

    init(_ reading: JSONReading) throws(SegmentJSONError) {
        try reading.requireObject(["not", "event", "where", "period", "within", "same"])
        self.init(
            isNegated: try reading.flag("not"),
            event: try reading.member("event").name(),
            predicate: try reading.predicate(),
            period: try reading.period(),
            within: try reading.ifThere("within") { (part) throws(SegmentJSONError) in
                try part.requireObject(["count", "unit"])
                return try Span(part)
            },
            same: try reading.ifThere("same") { (part) throws(SegmentJSONError) in try Path(part) }
        )
    }
}
