internal import Columns
internal import EventStore

/// `did orderCreated at least 3 times in last 30 days`, `top 100 by count of orderCreated`: how many events each contact
/// has.
final class EventCountEvaluation: EventEvaluation {
    private let filter: EventFilter
    private let isNegated: Bool
    private var counts: ContactCounts

    /// Counts the events of a filter for a number of contacts.
    init(_ filter: EventFilter, _ question: FigureQuestion, isNegated: Bool = false, contacts: Int) {
        self.filter = filter
        self.isNegated = isNegated
        counts = ContactCounts(answering: question, contacts: contacts)
    }

    var window: TimeRange { filter.window }

    var columns: Set<UInt32> { filter.columns }

    func take(_ rows: Range<Int>, of events: EventBuffer, in group: RowGroup) {
        counts.add { kept, take in
            filter.forEachRow(rows, of: events, ahead: kept) { _, contact in take(contact) }
        }
    }

    func add(_ other: EventCountEvaluation) { counts.add(other.counts) }

    func contacts() -> Bitmap {
        var result = counts.contacts
        if isNegated { result.formNot() }
        return result
    }
}
