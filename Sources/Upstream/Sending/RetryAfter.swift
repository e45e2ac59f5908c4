package import EventModel

/// The header Retry-After (RFC 9110, 10.2.3): seconds, or a date of the form `Sun, 06 Nov 1994 08:49:37 GMT`.
package enum RetryAfter {
    /// How long it asks to wait from a moment in coordinated universal time; nil if it cannot be read.
    package static func wait(_ text: String, now: WallClock) -> Duration? {
        let words = text.split(separator: " ")
        if words.count == 1, let seconds = Int(words[0]), seconds >= 0 { return .seconds(min(seconds, 31_536_000)) }
        guard words.count == 6, words[5] == "GMT", let moment = date(words) else { return nil }
        return .microseconds(max(0, moment.microseconds - now.microseconds))
    }

    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]

    private static func date(_ words: [Substring]) -> WallClock? {
        let time = words[4].split(separator: ":").map { Int($0) }
        guard
            let day = Int(words[1]), let month = months.firstIndex(of: String(words[2])), let year = Int(words[3]),
            time.count == 3, let hour = time[0], let minute = time[1], let second = time[2]
        else { return nil }
        return WallClock(year: year, month: month + 1, day: day, hour: hour, minute: minute, second: min(second, 59))
    }
}
