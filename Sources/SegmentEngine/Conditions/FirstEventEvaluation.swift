internal import Columns
internal import EventStore

/// `first orderCreated in last 30 days`: who has an event in a range of time, and none before it.
final class FirstEventEvaluation: EventEvaluation {
    private let filter: EventFilter
    private let range: TimeRange
    private var before: Bitmap
    private var inside: Bitmap

    /// Looks for the first event of a filter.
    init(_ filter: EventFilter, in range: TimeRange, contacts: Int) {
        self.filter = filter
        self.range = range
        before = Bitmap(count: contacts)
        inside = Bitmap(count: contacts)
    }

    /// What comes after the range decides nothing.
    var window: TimeRange { filter.window.cut(before: range.to) }

    var columns: Set<UInt32> { filter.columns }

    func looksAtTimes(in group: RowGroup) -> Bool {
        group.occurred.lowerBound < range.from && range.from <= group.occurred.upperBound
    }

    func take(_ rows: Range<Int>, of events: EventBuffer, in group: RowGroup) {
        var first = group.occurred.upperBound < range.from ? rows.upperBound : rows.lowerBound
        if looksAtTimes(in: group) {
            first = TimeRange(from: range.from, to: .max).indexes(in: events.occurred).clamped(to: rows).lowerBound
        }
        filter.mark(rows.lowerBound..<first, of: events, in: &before)
        filter.mark(first..<rows.upperBound, of: events, in: &inside)
    }

    func add(_ other: FirstEventEvaluation) {
        before.formOr(with: other.before)
        inside.formOr(with: other.inside)
    }

    func contacts() -> Bitmap {
        var result = inside
        result.formAndNot(with: before)
        return result
    }
}
