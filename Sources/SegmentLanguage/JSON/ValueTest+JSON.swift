internal import EventModel

extension ValueTest {
    var json: JSONValue {
        let (word, value, values): (String, JSONValue?, JSONValue?) =
            switch kind {
            case .compare(let comparison, let literal): (comparison.rawValue, literal.json, nil)
            case .oneOf(let literals): ("one of", nil, .list(literals.map(\.json)))
            case .between(let least, let greatest): ("between", nil, .list([least.json, greatest.json]))
            case .isSet: ("is set", nil, nil)
            case .isEmpty: ("is empty", nil, nil)
            }
        return .members(["not": .flag(isNegated), "operator": .text(word), "value": value, "values": values])
    }

    init(_ reading: JSONReading) throws(SegmentJSONError) {
        try reading.requireObject(["not", "operator", "value", "values"])
        let word = try reading.member("operator")
        let kind: ValueTest.Kind
        switch try word.text() {
        case "is set": kind = .isSet
        case "is empty": kind = .isEmpty
        case "one of":
            let values = try Self.literals(reading)
            guard !values.isEmpty else { throw reading.failure("one of takes at least one value") }
            kind = .oneOf(values)
        case "between":
            let values = try Self.literals(reading)
            guard values.count == 2 else { throw reading.failure("between takes two values") }
            kind = .between(values[0], values[1])
        default: kind = .compare(try word.word(Operator.self), try Literal(reading.member("value")))
        }
        self.init(kind, isNegated: try reading.flag("not"))
    }

    private static func literals(_ reading: JSONReading) throws(SegmentJSONError) -> [Literal] {
        var literals: [Literal] = []
        for value in try reading.member("values").list() { literals.append(try Literal(value)) }
        return literals
    }
}

extension Literal {
    var json: JSONValue {
        switch value {
        case .number(_, let digits): .number(digits)
        case .text(let text): .text(text)
        case .boolean(let truth): .boolean(truth)
        case .date(let day): .members(["date": .text(dayText(day))])
        case .dateTime(let time): .members(["time": .text(timeText(time))])
        }
    }

    init(_ reading: JSONReading) throws(SegmentJSONError) {
        switch reading.value {
        case .number(let digits):
            guard let number = DecimalText.number(digits) else { throw reading.failure("this number is too long") }
            self.init(.number(number, digits: digits))
        case .text(let text): self.init(.text(text))
        case .boolean(let truth): self.init(.boolean(truth))
        case .null, .list: throw reading.failure("a value should stand here")
        case .object:
            try reading.requireObject(["date", "time"])
            if let date = reading.optional("date") {
                self.init(.date(try date.moment().start))
            } else {
                self.init(.dateTime(try reading.member("time").moment().start))
            }
        }
    }
}

extension JSONReading {
    /// A calendar day or a time, by how it is written.
    func moment() throws(SegmentJSONError) -> Period.Moment {
        switch ValueSpelling(try text()) {
        case .date(let day): return .date(day)
        case .dateTime(let time): return .time(time)
        case .number: throw failure("a date such as 2024-01-31, or a time such as 2024-01-31T09:30, should stand here")
        case .wrong(let message, _): throw failure(message)
        }
    }
}
