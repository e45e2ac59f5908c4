internal import EventModel
package import EventStore
internal import Presentation
package import SegmentEngine
internal import SegmentLanguage

/// The steps of a history.
package enum HistoryStep: String, CaseIterable, Sendable {
    case day
    case week
    case month
    case quarter
    case year

    var unit: Period.Unit {
        switch self {
        case .day: .day
        case .week: .week
        case .month: .month
        case .quarter: .quarter
        case .year: .year
        }
    }
}

/// The dates that somebody wants a history of.
package struct HistoryMoments: Hashable, Sendable {
    /// From one date to the next.
    package var every: HistoryStep
    /// The first date that may be shown; nil for that of the first event.
    package var from: String?
    /// The last date that may be shown; nil for now.
    package var to: String?
    /// Dates instead, single ones or several between commas.
    package var asOf: [String] = []

    private static let greatestCount = 10_000

    /// Makes dates at the ends of units of the calendar.
    package init(every: HistoryStep) {
        self.every = every
    }

    /// The moments over a store; none if there are no events.
    ///
    /// - Throws: ``QuestionError``.
    package func moments(_ snapshot: StoreSnapshot) throws(QuestionError) -> [AsOf] {
        let zone = snapshot.zone
        guard asOf.isEmpty else {
            var moments: [AsOf] = []
            for text in asOf.flatMap({ $0.split(separator: ",") }) {
                moments.append(try ChosenOrders.moment(String(text), member: "as-of", zone: zone))
            }
            return moments
        }
        var first = snapshot.contacts.earliestOccurrence.map { WallClock(microseconds: $0) }
        if let from { first = try ChosenOrders.start(from, member: "from", zone: zone) }
        var last = AsOf.now(in: zone)
        if let to { last = try ChosenOrders.moment(to, member: "to", zone: zone) }
        guard let first else { return [] }
        guard first <= last.moment else { throw QuestionError("from", "\(first) lies after --to \(last.text)") }
        let ends = CalendarEnds.every(every.unit, from: first, to: last.moment, limit: Self.greatestCount)
        guard ends.count <= Self.greatestCount else {
            throw QuestionError(
                "every",
                "\(every.rawValue): these are more than \(HumanNumber.grouped(Self.greatestCount)) dates; say --from and "
                    + "--to, or a longer step"
            )
        }
        guard !ends.isEmpty else {
            throw QuestionError(
                "every",
                "\(every.rawValue): no \(every.rawValue) ends between \(first) and \(last.text); choose a shorter step, "
                    + "or dates with --as-of"
            )
        }
        return ends
    }

    /// The last ones of the moments up to another one, from the first event on; none where no unit ends in between.
    func latest(_ count: Int, upTo last: AsOf, _ snapshot: StoreSnapshot) -> [AsOf] {
        guard let first = snapshot.contacts.earliestOccurrence, count > 0 else { return [] }
        let span = Int64(count + 1) * Self.longestDays[every, default: 1] * WallClock.day
        let start = WallClock(microseconds: max(first, last.moment.microseconds - span))
        return CalendarEnds.every(every.unit, from: start, to: last.moment).suffix(count)
    }

    /// The days that a unit has at most, so that a history need not begin with the first event to find its end.
    private static let longestDays: [HistoryStep: Int64] = [.day: 1, .week: 7, .month: 31, .quarter: 92, .year: 366]
}
