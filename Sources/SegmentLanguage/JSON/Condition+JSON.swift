internal import EventModel

extension Condition {
    var json: JSONValue {
        switch self {
        case .event(let condition): condition.json
        case .regular(let condition): condition.json
        case .sequence(let condition):
            .members(["condition": .text("sequence"), "steps": .list(condition.steps.map(\.json))])
        case .firstEvent(let condition):
            .members([
                "condition": .text("first event"), "event": .text(condition.event.text),
                "where": condition.predicate?.json,
                "period": condition.period.json,
            ])
        case .lastEvent(let condition):
            .members([
                "condition": .text("last event"), "event": .text(condition.event.text), "has": condition.predicate.json,
            ])
        case .aggregate(let condition):
            .members(["condition": .text("figure"), "of": condition.measure.json, "test": condition.test.json])
        case .order(let condition):
            .members(["condition": .text("orders"), "of": condition.measure.json, "test": condition.test.json])
        case .orderDate(let condition):
            .members([
                "condition": .text("order date"), "which": .text(condition.which.rawValue),
                "where": condition.predicate?.json,
                "period": condition.period.json,
            ])
        case .contact(let condition):
            .members(["condition": .text("contact"), "field": .text(condition.field.text), "test": condition.test.json])
        case .anniversary(let condition):
            .members([
                "condition": .text("anniversary"), "field": .text(condition.field.text),
                "days ahead": .integer(condition.daysAhead),
            ])
        case .top(let condition): condition.json
        case .segment(let reference): .members(["condition": .text("segment"), "name": .text(reference.name)])
        case .list(let reference): .members(["condition": .text("list"), "file": .text(reference.file)])
        case .rfm(let condition): condition.json
        }
    }

    private enum Word: String, CaseIterable {
        case did
        case regularly
        case sequence
        case firstEvent = "first event"
        case lastEvent = "last event"
        case figure
        case orders
        case orderDate = "order date"
        case contact
        case anniversary
        case top
        case segment
        case list
        case rfm
    }

    init(_ reading: JSONReading) throws(SegmentJSONError) {
        guard case .object = reading.value else {
            throw reading.failure("an object should stand here, with and, or, not or condition")
        }
        switch try reading.member("condition").word(Word.self) {
        case .did: self = .event(try EventCondition(reading))
        case .regularly: self = .regular(try RegularCondition(reading))
        case .sequence:
            try reading.requireObject(["condition", "steps"])
            var steps: [SequenceStep] = []
            for step in try reading.member("steps").list() { steps.append(try SequenceStep(step)) }
            guard steps.count > 1 else { throw reading.failure("a sequence has at least two steps") }
            self = .sequence(SequenceCondition(steps))
        case .firstEvent:
            try reading.requireObject(["condition", "event", "where", "period"])
            let (event, period) = (try reading.member("event").name(), try Period(reading.member("period")))
            self = .firstEvent(FirstEventCondition(event: event, predicate: try reading.predicate(), period: period))
        case .lastEvent:
            try reading.requireObject(["condition", "event", "has"])
            let (event, predicate) = (try reading.member("event").name(), try Predicate(reading.member("has")))
            self = .lastEvent(LastEventCondition(event: event, predicate: predicate))
        case .figure:
            try reading.requireObject(["condition", "of", "test"])
            let measure = try AggregateMeasure(reading.member("of"))
            self = .aggregate(AggregateCondition(measure, try ValueTest(reading.member("test"))))
        case .orders:
            try reading.requireObject(["condition", "of", "test"])
            let measure = try OrderMeasure(reading.member("of"))
            self = .order(OrderCondition(measure, try ValueTest(reading.member("test"))))
        case .orderDate:
            try reading.requireObject(["condition", "which", "where", "period"])
            let which = try reading.member("which").word(OrderDateCondition.Which.self)
            let period = try Period(reading.member("period"))
            self = .orderDate(OrderDateCondition(which, predicate: try reading.predicate(), period: period))
        case .contact:
            try reading.requireObject(["condition", "field", "test"])
            let field = try reading.member("field").name()
            self = .contact(ContactCondition(field, try ValueTest(reading.member("test"))))
        case .anniversary:
            try reading.requireObject(["condition", "field", "days ahead"])
            let (field, days) = (try reading.member("field").name(), try reading.member("days ahead").integer())
            self = .anniversary(AnniversaryCondition(field, daysAhead: days))
        case .top: self = .top(try TopCondition(reading))
        case .segment:
            try reading.requireObject(["condition", "name"])
            self = .segment(SegmentReference(try reading.member("name").text()))
        case .list:
            try reading.requireObject(["condition", "file"])
            self = .list(ListReference(try reading.member("file").text()))
        case .rfm: self = .rfm(try RFMCondition(reading))
        }
    }
}

extension JSONReading {
    /// The member `where`, if there is one.
    func predicate() throws(SegmentJSONError) -> Predicate? {
        try ifThere("where") { (part) throws(SegmentJSONError) in try Predicate(part) }
    }

    /// The member `period`, if there is one.
    func period() throws(SegmentJSONError) -> Period? {
        try ifThere("period") { (part) throws(SegmentJSONError) in try Period(part) }
    }
}
