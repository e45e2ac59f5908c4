internal import EventModel

extension Period {
    private enum Word: String, CaseIterable {
        case inLast = "in last"
        case daysAgo = "days ago"
        case today
        case yesterday
        case this
        case last
        case between
        case before
        case after
        case since
    }

    var json: JSONValue {
        switch kind {
        case .inLast(let count, let unit): Self.members(.inLast, count: count, unit: unit)
        case .daysAgo(let nearest, let farthest):
            .members([
                "is": .text(Word.daysAgo.rawValue), "nearest": .integer(nearest), "farthest": .integer(farthest),
            ])
        case .today: Self.members(.today)
        case .yesterday: Self.members(.yesterday)
        case .this(let unit): Self.members(.this, unit: unit)
        case .last(let unit): Self.members(.last, unit: unit)
        case .between(let first, let last):
            .members(["is": .text(Word.between.rawValue), "from": first.json, "to": last.json])
        case .before(let moment): Self.members(.before, moment: moment)
        case .after(let moment): Self.members(.after, moment: moment)
        case .since(let moment): Self.members(.since, moment: moment)
        }
    }

    private static func members(
        _ word: Word,
        count: Int? = nil,
        unit: Unit? = nil,
        moment: Moment? = nil
    ) -> JSONValue {
        .members([
            "is": .text(word.rawValue), "count": count.map { .integer($0) }, "unit": unit.map { .text($0.rawValue) },
            "moment": moment?.json,
        ])
    }

    init(_ reading: JSONReading) throws(SegmentJSONError) {
        let word = try reading.member("is").word(Word.self)
        switch word {
        case .inLast:
            try reading.requireObject(["is", "count", "unit"])
            let span = try SequenceStep.Span(reading)
            self.init(.inLast(span.count, span.unit))
        case .daysAgo:
            try reading.requireObject(["is", "nearest", "farthest"])
            let (nearest, farthest) = (
                try reading.member("nearest").integer(), try reading.member("farthest").integer()
            )
            self.init(.daysAgo(nearest: nearest, farthest: farthest))
        case .today, .yesterday:
            try reading.requireObject(["is"])
            self.init(word == .today ? .today : .yesterday)
        case .this, .last:
            try reading.requireObject(["is", "unit"])
            let unit = try reading.member("unit").word(Unit.self)
            self.init(word == .this ? .this(unit) : .last(unit))
        case .between:
            try reading.requireObject(["is", "from", "to"])
            self.init(.between(try reading.member("from").moment(), try reading.member("to").moment()))
        case .before, .after, .since:
            try reading.requireObject(["is", "moment"])
            let moment = try reading.member("moment").moment()
            self.init(word == .before ? .before(moment) : word == .after ? .after(moment) : .since(moment))
        }
    }
}

extension Period.Moment {
    var json: JSONValue {
        switch self {
        case .date(let day): .text(dayText(day))
        case .time(let time): .text(timeText(time))
        }
    }
}

extension SequenceStep.Span {
    var json: JSONValue { .members(["count": .integer(count), "unit": .text(unit.rawValue)]) }

    /// Reads the members `count` and `unit`.
    init(_ reading: JSONReading) throws(SegmentJSONError) {
        self.init(try reading.member("count").integer(), try reading.member("unit").word(Period.Unit.self))
    }
}
