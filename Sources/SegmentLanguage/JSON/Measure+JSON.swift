internal import EventModel

extension AggregateMeasure {
    var json: JSONValue {
        .members([
            "function": .text(function.rawValue), "event": .text(event.text), "path": path?.json,
            "where": predicate?.json, "period": period?.json,
        ])
    }

    init(_ reading: JSONReading) throws(SegmentJSONError) {
        try reading.requireObject(["function", "event", "path", "where", "period"])
        self.init(
            try reading.member("function").word(Function.self),
            of: try reading.member("event").name(),
            try reading.ifThere("path") { (part) throws(SegmentJSONError) in try Path(part) },
            predicate: try reading.predicate(),
            period: try reading.period()
        )
        guard path != nil || function == .count else { throw reading.failure("\(function.rawValue) needs a path") }
    }
}

extension OrderMeasure {
    var json: JSONValue {
        .members(["orders": .text(word.rawValue), "where": predicate?.json, "period": period?.json])
    }

    init(_ reading: JSONReading) throws(SegmentJSONError) {
        try reading.requireObject(["orders", "where", "period"])
        self.init(
            try reading.member("orders").word(Word.self),
            predicate: try reading.predicate(),
            period: try reading.period()
        )
    }
}

extension TopCondition {
    var json: JSONValue {
        let amount: JSONValue =
            switch amount {
            case .contacts(let count): .members(["contacts": .integer(count)])
            case .percent(let share): .members(["percent": .number("\(share)")])
            }
        let measure: JSONValue =
            switch measure {
            case .aggregate(let measure): measure.json
            case .order(let measure): measure.json
            }
        return .members(["condition": .text("top"), "end": .text(end.rawValue), "amount": amount, "by": measure])
    }

    init(_ reading: JSONReading) throws(SegmentJSONError) {
        try reading.requireObject(["condition", "end", "amount", "by"])
        let measure = try reading.member("by")
        self.init(
            try reading.member("end").word(End.self),
            try Self.amount(reading.member("amount")),
            by: measure.has("orders") ? .order(try OrderMeasure(measure)) : .aggregate(try AggregateMeasure(measure))
        )
    }

    private static func amount(_ reading: JSONReading) throws(SegmentJSONError) -> Amount {
        try reading.requireObject(["contacts", "percent"])
        guard let percent = reading.optional("percent") else {
            return .contacts(try reading.member("contacts").integer())
        }
        guard case .number(let digits) = percent.value, let share = DecimalText.number(digits) else {
            throw percent.failure("a number should stand here")
        }
        return .percent(share)
    }
}

extension RFMCondition {
    private enum Word: String, CaseIterable {
        case recency
        case frequency
        case monetary
        case score
        case segment
    }

    var json: JSONValue {
        let (word, scoring): (Word, Scoring?) =
            switch subject {
            case .recency: (.recency, nil)
            case .frequency: (.frequency, nil)
            case .monetary: (.monetary, nil)
            case .score(let scoring): (.score, scoring)
            case .segment(let scoring): (.segment, scoring)
            }
        return .members([
            "condition": .text("rfm"), "of": .text(word.rawValue), "scoring": scoring?.json, "where": predicate?.json,
            "period": period?.json, "test": test.json,
        ])
    }

    init(_ reading: JSONReading) throws(SegmentJSONError) {
        try reading.requireObject(["condition", "of", "scoring", "where", "period", "test"])
        let scoring = try reading.ifThere("scoring") { (part) throws(SegmentJSONError) in try Scoring(part) }
        let subject: Subject
        switch try reading.member("of").word(Word.self) {
        case .score: subject = .score(scoring)
        case .segment: subject = .segment(scoring)
        case .recency: subject = .recency
        case .frequency: subject = .frequency
        case .monetary: subject = .monetary
        }
        self.init(
            subject,
            predicate: try reading.predicate(),
            period: try reading.period(),
            try ValueTest(reading.member("test"))
        )
    }
}

extension RFMCondition.Scoring {
    var json: JSONValue { .members(["method": .text(method), "bins": bins.map { .integer($0) }]) }

    init(_ reading: JSONReading) throws(SegmentJSONError) {
        try reading.requireObject(["method", "bins"])
        self.init(
            method: try reading.member("method").text(),
            bins: try reading.ifThere("bins") { (part) throws(SegmentJSONError) in try part.integer() }
        )
    }
}
