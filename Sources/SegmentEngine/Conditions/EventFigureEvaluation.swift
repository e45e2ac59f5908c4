internal import Columns
internal import EventModel
internal import EventStore
internal import SegmentLanguage

/// `sum of orderCreated.totalCost in last 365 days > 1000`, with avg, min and max: a figure over each contact's
/// numbers.
///
/// The sum of nothing is 0; the others of nothing hold for no positive test.
final class EventFigureEvaluation: EventEvaluation {
    private let filter: EventFilter
    private let values: EventValues
    private let kind: Kind
    private let question: FigureQuestion
    private var figures: ContactFigures

    /// The figures.
    enum Kind {
        case sum
        case average
        case least
        case greatest
    }

    /// Works out a figure over the values of the events of a filter.
    init(_ kind: Kind, of values: EventValues, _ filter: EventFilter, _ question: FigureQuestion, contacts: Int) {
        self.filter = filter
        self.values = values
        self.kind = kind
        self.question = question
        let operation: ContactFigures.Operation =
            switch kind {
            case .sum, .average: .sum
            case .least: .least
            case .greatest: .greatest
            }
        figures = ContactFigures(operation, areCounted: kind == .average, contacts: contacts)
    }

    var window: TimeRange { filter.window }

    var columns: Set<UInt32> { filter.columns.union(values.columns) }

    func take(_ rows: Range<Int>, of events: EventBuffer, in group: RowGroup) {
        values.add(rows, of: events, through: filter, to: &figures)
    }

    func add(_ other: EventFigureEvaluation) { figures.add(other.figures) }

    func contacts() -> Bitmap {
        figures.contacts(answering: question, as: kind)
    }
}
