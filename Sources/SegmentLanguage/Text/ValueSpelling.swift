import EventModel

/// What a run of signs that begins with a digit spells.
enum ValueSpelling {
    case number(ExactDecimal)
    case date(WallClock)
    case dateTime(WallClock)
    case wrong(message: String, mend: String?)

    init(_ run: String) {
        let bytes = Array(run.utf8)
        if Self.looksLikeDay(bytes.prefix(10)), bytes.count == 10 || bytes[10] == UInt8(ascii: "T") {
            self = Self.readDay(run)
        } else if let number = DecimalText.number(run) {
            self = .number(number)
        } else {
            self = Self.explain(run, bytes)
        }
    }

    private static func looksLikeDay(_ bytes: some Collection<UInt8>) -> Bool {
        bytes.map { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) ? UInt8(ascii: "0") : $0 }
            == Array("0000-00-00".utf8)
    }

    private static func readDay(_ run: String) -> ValueSpelling {
        if let time = TimeText(run) {
            guard time.offset == nil else {
                return .wrong(message: "times stand in the time zone of the data: leave the offset out", mend: nil)
            }
            return time.isDateAlone ? .date(time.written) : .dateTime(time.written)
        }
        if TimeText(String(run.prefix(10))) == nil {
            return .wrong(message: "there is no such date as \(run.prefix(10))", mend: nil)
        }
        return .wrong(message: "a time is written as in 2024-01-31T09:30 or 2024-01-31T09:30:15", mend: nil)
    }

    /// Says how the value would be written that somebody probably meant.
    private static func explain(_ run: String, _ bytes: [UInt8]) -> ValueSpelling {
        let parts = run.split(whereSeparator: { ".-/".contains($0) }).map(String.init)
        let numbers = parts.compactMap { Int($0) }
        if parts.count == 3, numbers.count == 3 {
            // The day first is how most of Europe writes; with slashes it could be the month, so nothing is suggested.
            let (year, day) = parts[0].count == 4 ? (numbers[0], numbers[2]) : (numbers[2], numbers[0])
            let isSure = parts[0].count == 4 || run.contains(".")
            let date = WallClock(year: year, month: numbers[1], day: day)
            return .wrong(
                message: "a date is written year-month-day, as in 2024-01-31",
                mend: isSure ? date.map { dayText($0) } : nil
            )
        }
        if parts.count == 2, numbers.count == 2, run.contains("-") {
            return .wrong(message: "a span of numbers is written with `to`", mend: "\(parts[0]) to \(parts[1])")
        }
        if run.contains(":") {
            return .wrong(message: "a time follows its date after a T, as in 2024-01-31T09:30", mend: nil)
        }
        if bytes.first == UInt8(ascii: "0"), bytes.allSatisfy({ (48...57).contains($0) }) {
            return .wrong(
                message: "a number does not begin with 0; digits that are text stand in quotes",
                mend: "\"\(run)\""
            )
        }
        let unit = run.drop { ("0"..."9").contains($0) }
        if Keywords.units[unit.lowercased()] != nil {
            return .wrong(
                message: "a blank stands between number and unit",
                mend: "\(run.dropLast(unit.count)) \(unit)"
            )
        }
        if bytes.allSatisfy({ (48...57).contains($0) || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "-") }) {
            return .wrong(message: "this is no number", mend: nil)
        }
        return .wrong(
            message: "`\(run)` is no number and no date; a name like this stands in backticks",
            mend: "`\(run)`"
        )
    }
}
