internal import EventModel

/// The period of a deletion, whose ends both belong to it.
///
/// Yespo OpenAPI, Period; Yespo support, Sending Past Events. Both show times to the minute, and no other form is read.
struct Period: Hashable, Sendable {
    /// The first minute.
    let from: String
    /// The last minute.
    let to: String
    /// Every moment of the period.
    let moments: ClosedRange<WallClock>

    /// Reads a period.
    ///
    /// - Throws: 400 with what is wrong with it.
    init(_ value: JSONValue) throws(Refusal) {
        let (first, last) = (try Self.minute(value, "from"), try Self.minute(value, "to"))
        guard first.clock <= last.clock else { throw Refusal(status: 400, "from lies after to") }
        (from, to) = (first.text, last.text)
        moments = first.clock...WallClock(microseconds: last.clock.microseconds + WallClock.minute - 1)
    }

    private static func minute(_ value: JSONValue, _ name: String) throws(Refusal) -> (text: String, clock: WallClock) {
        guard case .text(let text)? = value[name] else { throw Refusal(status: 400, "\(name) is required") }
        guard let time = TimeText(text), time.form == .minute else {
            throw Refusal(status: 400, "\(name) must be YYYY-MM-DDTHH:mm")
        }
        return (text, time.written)
    }
}
