internal import EventModel
internal import SegmentLanguage

extension ResolvedEvents {
    /// The event type and what an event must satisfy, as in a segment.
    var words: String {
        eventType + (predicate.map { " where \(format($0))" } ?? "")
    }
}

extension TimeRange {
    /// The range in words, both its ends in it; whole days as dates.
    var words: String {
        guard !isEmpty else { return "in no time at all" }
        switch (from, to) {
        case (.min, .max): return "at any time"
        case (.min, let end): return "up to \(Self.last(end))"
        case (let start, .max): return "from \(Self.first(start)) on"
        case (let start, let end): return "from \(Self.first(start)) to \(Self.last(end))"
        }
    }

    /// What there is to say of changes where no event and no date can help; nil if a time lies in the range.
    var unchangeable: String? { isEmpty ? "none: no time lies in the period" : nil }

    /// The smallest move of a time that brings it into the range, which is not empty, or out of it.
    ///
    /// - Parameter moment: The as-of time, after which nothing is seen.
    func change(of time: WallClock, _ what: String, asOf moment: Int64) -> String {
        let own = time.microseconds
        guard contains(own) else {
            return own < from
                ? "\(what) later by \(Self.length(from - own, atMost: to == .max ? .max : to - 1 - own)), \(words)"
                : "\(what) earlier by \(Self.length(own - to + 1, atMost: from == .min ? .max : own - from)), \(words)"
        }
        let earlier = from > .min ? own - from + 1 : .max
        let later = to <= moment ? to - own : .max
        guard min(earlier, later) < .max else { return "\(what) missing" }
        return earlier <= later
            ? "\(what) earlier by \(Self.length(earlier)), before \(Self.first(from))"
            : "\(what) later by \(Self.length(later)), after \(Self.last(to))"
    }

    /// The least range that holds ranges of which the latest comes first.
    static func spanning(_ ranges: [TimeRange]) -> TimeRange {
        TimeRange(from: ranges.map(\.from).min() ?? 0, to: ranges.map(\.to).max() ?? 0)
    }

    private static func first(_ start: Int64) -> String {
        let time = WallClock(microseconds: start)
        return time == time.startOfDay ? time.text(in: .date) : time.description
    }

    private static func last(_ end: Int64) -> String {
        let time = WallClock(microseconds: end)
        return time == time.startOfDay
            ? WallClock(microseconds: end - 1).text(in: .date) : WallClock(microseconds: end - 1).description
    }

    /// A length of time in its greatest unit, rounded up, so that it is enough, and that is not too much.
    private static func length(_ microseconds: Int64, atMost most: Int64 = .max) -> String {
        for (unit, name) in [
            (WallClock.day, "day"), (WallClock.hour, "hour"), (WallClock.minute, "minute"),
            (WallClock.second, "second"),
        ] where microseconds >= unit {
            let count = (microseconds + unit - 1) / unit
            guard count * unit <= most || unit == WallClock.second else { continue }
            return "\(count) \(name)\(count == 1 ? "" : "s")"
        }
        return "less than a second"
    }
}

extension ValueTest {
    /// A test of a whole number of events or windows.
    init(whole count: CountTest, isNegated: Bool) {
        func literal(_ number: Int) -> Literal {
            Literal(.number(ExactDecimal(mantissa: Int128(number)), digits: String(number)))
        }
        guard let greatest = count.greatest else {
            self.init(.compare(.greaterOrEqual, literal(count.least)), isNegated: isNegated)
            return
        }
        self.init(.between(literal(count.least), literal(greatest)), isNegated: isNegated)
    }

    /// The test that must hold for the other answer, in words.
    func turned(_ holds: Bool) -> String {
        format(ValueTest(kind, isNegated: isNegated != holds))
    }

    /// The test in words, of a whole number of things.
    func wholeWords(of noun: String) -> String {
        func nouns(_ digits: String) -> String { "\(digits) \(noun)\(digits == "1" ? "" : "s")" }
        let words: String
        switch kind {
        case .compare(.greaterOrEqual, let literal):
            if isNegated, format(literal) == "1" { return "no \(noun)" }
            words = "at least \(nouns(format(literal)))"
        case .between(let least, let greatest) where least == greatest: words = "exactly \(nouns(format(least)))"
        case .between(let least, let greatest) where format(least) == "0": words = "at most \(nouns(format(greatest)))"
        case .between(let least, let greatest): words = "\(format(least)) to \(nouns(format(greatest)))"
        default: return format(self)
        }
        return isNegated ? "not \(words)" : words
    }
}
