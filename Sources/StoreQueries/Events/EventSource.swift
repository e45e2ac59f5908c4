internal import EventStore

/// The row groups that a table of events, or of their lines, is made of.
final class EventSource {
    let events: StoredEvents
    /// The indexes of the row groups in the snapshot.
    let groups: [Int]
    /// How many events they have.
    let eventCount: Int
    /// How many event types these are of.
    let eventTypeCount: Int
    // Nothing here grows with the groups or types of the whole store: it may have thousands of types, each with a table.
    private var contactIndex: ContactRows?

    /// Makes a source of row groups, by their ascending indexes in the snapshot.
    init(_ events: StoredEvents, groups: [Int]) {
        self.events = events
        self.groups = groups
        let all = events.snapshot.rowGroups
        eventCount = groups.reduce(0) { $0 + all[$1].events - all[$1].removed }
        eventTypeCount = Set(groups.map { all[$0].eventType }).count
    }

    /// How many of a table's rows, which these events have, are left by what narrows a question.
    func estimatedRows(_ narrowing: RowNarrowing, of rows: Int) -> Double {
        narrowing.estimatedRows(of: rows, eventTypes: eventTypeCount, contacts: events.snapshot.contacts.count)
    }

    /// Whether a row group of the snapshot is one of these.
    func contains(group: Int) -> Bool {
        var (low, high) = (0, groups.count)
        while low < high {
            let middle = (low + high) / 2
            if groups[middle] < group { low = middle + 1 } else { high = middle }
        }
        return low < groups.count && groups[low] == group
    }

    /// Whether an event type is the one that is wanted; nil: every one is.
    func isType(_ eventType: UInt32, _ wanted: String?) -> Bool {
        guard let wanted else { return true }
        // Names are equal by their bytes, not by what looks the same.
        return events.eventTypeNames[Int(eventType)].utf8.elementsEqual(wanted.utf8)
    }

    /// Whether there can be events of the type that is wanted.
    func hasEvents(ofType wanted: String?) -> Bool {
        wanted == nil || groups.contains { isType(events.snapshot.rowGroups[$0].eventType, wanted) }
    }

    /// The rows of each contact, found once.
    func contactRows() throws -> ContactRows {
        if let contactIndex { return contactIndex }
        let made = try ContactRows(self)
        contactIndex = made
        return made
    }
}
