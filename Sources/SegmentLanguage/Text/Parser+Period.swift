import EventModel

extension Parser {
    /// The greatest number that a period may count.
    static let greatestCount = 1_000_000

    /// Whether a period begins here; `in at least` and `in segment` are none.
    var isPeriod: Bool {
        switch current.keyword {
        case "in":
            return !["at", "segment", "list"].contains(keyword(at: index + 1))
        case "today", "yesterday", "before", "after", "since", "this":
            return true
        case "last":
            return Keywords.units[keyword(at: index + 1)] != nil
        case "between":
            return isBetweenDates
        default:
            guard case .number = current.kind else { return false }
            return keyword(at: index + 1) == "to" || Keywords.units[keyword(at: index + 1)] != nil
        }
    }

    mutating func parsePeriod() throws(Recovery) -> Period {
        let start = index
        let kind = try parsePeriodKind()
        return Period(kind, range: range(from: start))
    }

    private mutating func parsePeriodKind() throws(Recovery) -> Period.Kind {
        switch current.keyword {
        case "in":
            advance()
            return try parseInPeriod()
        case "today":
            advance()
            return .today
        case "yesterday":
            advance()
            return .yesterday
        case "this", "last":
            return try parseCalendarUnit()
        case "between":
            advance()
            return try parseBetween()
        case "before":
            advance()
            return .before(try parseMoment())
        case "after":
            advance()
            return .after(try parseMoment())
        case "since":
            advance()
            return .since(try parseMoment())
        default:
            return try parseDaysAgo()
        }
    }

    private mutating func parseInPeriod() throws(Recovery) -> Period.Kind {
        if isKeyword("this") { return try parseCalendarUnit() }
        if isKeyword("the"), isKeyword("last", ahead: 1) {
            fail("the language says `in last`, without `the`", mend: "")
            advance()
        }
        if ["past", "previous"].contains(current.keyword) {
            throw fail("`\(words(of: current.range))` is not known here", expected: ["last"], mend: "last")
        }
        guard isKeyword("last") else { throw missing(["last", "this", "at least"]) }
        if let unit = Keywords.units[keyword(at: index + 1)] {
            let inRange = token(at: index - 1).range.joined(with: token(at: index + 1).range)
            throw fail(
                "`last \(unit.rawValue)` is the one before this \(unit.rawValue); with `in` a number stands before the unit",
                at: inRange,
                expected: ["last \(unit.rawValue)", "in last 1 \(unit.rawValue)"],
                mend: unit == .day || unit == .hour ? "in last 1 \(unit.rawValue)" : "last \(unit.rawValue)"
            )
        }
        advance()
        let (count, unit) = try parseSpan(Period.Unit.allCases)
        return .inLast(count, unit)
    }

    /// Reads a number and a unit.
    mutating func parseSpan(_ units: [Period.Unit]) throws(Recovery) -> (Int, Period.Unit) {
        let count = try parseWholeNumber(1...Self.greatestCount, "the number of units")
        return (count, try parseUnit(units))
    }

    mutating func parseUnit(_ units: [Period.Unit], plural: Bool = true) throws(Recovery) -> Period.Unit {
        let names = units.map { plural ? $0.rawValue + "s" : $0.rawValue }
        guard let unit = Keywords.units[current.keyword] else { throw missing(names) }
        guard units.contains(unit) else {
            throw fail("\(unit.rawValue)s cannot stand here", expected: names)
        }
        advance()
        return unit
    }

    private mutating func parseCalendarUnit() throws(Recovery) -> Period.Kind {
        let isThis = isKeyword("this")
        let wordRange = current.range
        advance()
        if isKeyword("day") {
            let mend = isThis ? "today" : "yesterday"
            throw fail("a calendar day has a word of its own", at: wordRange.joined(with: current.range), mend: mend)
        }
        let unit = try parseUnit([.week, .month, .quarter, .year], plural: false)
        return isThis ? .this(unit) : .last(unit)
    }

    private mutating func parseBetween() throws(Recovery) -> Period.Kind {
        let start = index
        let first = try parseMoment()
        try expect("and")
        let last = try parseMoment()
        let ends: (WallClock, WallClock)
        switch (first, last) {
        case (.time(let a), .date(let b)): ends = (a.startOfDay, b)
        default: ends = (first.start, last.start)
        }
        if ends.0 > ends.1 {
            let range = range(from: start)
            let (early, late) = (token(at: index - 1).range, token(at: start).range)
            fail(
                "the earlier end of between comes first",
                at: range,
                mend: "\(words(of: early)) and \(words(of: late))"
            )
        }
        return .between(first, last)
    }

    private mutating func parseMoment() throws(Recovery) -> Period.Moment {
        let token = current
        switch token.kind {
        case .date(let day):
            advance()
            return .date(day)
        case .dateTime(let time):
            advance()
            return .time(time)
        case .text(let text):
            let isDate = if case .wrong = ValueSpelling(text) { false } else { true }
            throw fail("a date stands without quotes", expected: ["2024-01-31"], mend: isDate ? text : nil)
        default:
            throw fail(
                isAtEnd ? "a date is missing at the end" : "a date should stand before `\(words(of: token.range))`",
                at: token.kind == .invalid ? nil : gap,
                expected: ["a date such as 2024-01-31", "a time such as 2024-01-31T09:30"]
            )
        }
    }

    private mutating func parseDaysAgo() throws(Recovery) -> Period.Kind {
        let first = try parseWholeNumber(0...Self.greatestCount, "the number of days")
        var last = first
        if take("to") { last = try parseWholeNumber(0...Self.greatestCount, "the number of days") }
        _ = try parseUnit([.day])
        try expect("ago")
        return .daysAgo(nearest: min(first, last), farthest: max(first, last))
    }
}
