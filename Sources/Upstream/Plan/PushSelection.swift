package import Columns
package import EventModel
internal import EventStore

/// Which stored events a push is about.
package struct PushSelection: Sendable {
    /// The event types, by their numbers in the store; nil for all.
    package var eventTypes: Set<UInt32>?
    /// The first and the last moment.
    package var period: ClosedRange<WallClock> = WallClock(microseconds: .min) ... .max
    /// The contacts, by their numbers in the store; nil for all events, those without a contact too.
    package var contacts: Bitmap?
    /// Whether events count of which the ledger knows nothing; `retry` leaves them out.
    package var includesNew = true
    /// Whether batches whose reply never came are sent again.
    package var resendsUnknown = false
    /// Whether events that were refused are sent again, whatever the reason.
    package var resendsRejected = false
    /// Whether events of which it is foreseen that they come to nothing stay here.
    package var skipsPredicted = false

    /// All events.
    package init() {}

    /// The same for the store.
    var ofStore: EventsByTime.Selection {
        var selection = EventsByTime.Selection()
        selection.eventTypes = eventTypes
        selection.occurred = period.lowerBound.microseconds...period.upperBound.microseconds
        selection.contacts = contacts
        return selection
    }

    /// Whether an event of this standing is sent.
    package func isDue(_ standing: EventStanding) -> Bool {
        switch standing {
        case .unknown: resendsUnknown
        case .rejected: resendsRejected || standing.isDue
        default: standing.isDue
        }
    }
}
