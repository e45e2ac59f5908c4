extension Parser {
    /// Whether a count such as `at least 3 times` begins here.
    var isCount: Bool {
        switch current.keyword {
        case "at", "exactly", "more", "fewer", "less", "once", "twice": true
        case "between": if case .number = token(at: index + 1).kind { true } else { false }
        default: false
        }
    }

    mutating func parseCount() throws(Recovery) -> CountTest {
        let start = index
        let word = current.keyword
        switch word {
        case "once", "twice":
            throw fail("say whether at least or exactly", at: current.range, mend: "at least \(word)")
        case "exactly":
            advance()
            let times = try parseTimes()
            return CountTest(least: times, greatest: times)
        case "at":
            advance()
            guard isKeyword("least") || isKeyword("most") else { throw missing(["least", "most"]) }
            let isLeast = take("least")
            if !isLeast { advance() }
            let times = try parseTimes()
            return isLeast ? CountTest(least: times) : CountTest(least: 0, greatest: times)
        case "between":
            advance()
            let least = try parseWholeNumber(0...Self.greatestCount, "the number of times")
            try expect("and")
            let greatest = try parseTimes()
            if least > greatest {
                fail(
                    "the lesser end of between comes first",
                    at: range(from: start),
                    mend: "between \(greatest) and \(least) times"
                )
            }
            return CountTest(least: min(least, greatest), greatest: max(least, greatest))
        default:
            advance()
            try expect("than")
            let times = try parseTimes()
            if word == "more" { return CountTest(least: times + 1) }
            if times == 0 {
                fail("nothing happens fewer than 0 times", at: range(from: start), mend: "exactly 0 times")
            }
            return CountTest(least: 0, greatest: max(0, times - 1))
        }
    }

    /// Reads `3 times`, `once` or `twice`.
    private mutating func parseTimes() throws(Recovery) -> Int {
        if take("once") { return 1 }
        if take("twice") { return 2 }
        let times = try parseWholeNumber(0...Self.greatestCount, "the number of times")
        if !take("time") { try expect("times") }
        return times
    }

    /// Reads `in at least K of last N months`.
    mutating func parseRegularity() throws(Recovery) -> Regularity {
        let start = index
        try expect("in")
        try expect("at")
        try expect("least")
        let least = try parseWholeNumber(1...1_000, "the number of windows")
        try expect("of")
        try expect("last")
        let windows = try parseWholeNumber(1...1_000, "the number of windows")
        let unit = try parseUnit([.day, .week, .month, .quarter, .year])
        if least > windows {
            fail("at least \(least) of \(windows) can never be", at: range(from: start), mend: nil)
        }
        return Regularity(least: least, windows: windows, unit: unit)
    }
}

/// What stands behind `in`: at least so many of the last so many units.
struct Regularity {
    let least: Int
    let windows: Int
    let unit: Period.Unit
}
