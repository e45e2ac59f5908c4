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
    private let isMember: [Bool]
    private let eventTypeNames: [String]
    private var contactIndex: ContactRows?

    init(_ events: StoredEvents, _ isIncluded: (RowGroup) throws -> Bool) rethrows {
        self.events = events
        let all = events.snapshot.rowGroups
        groups = try all.indices.filter { try isIncluded(all[$0]) }
        eventCount = groups.reduce(0) { $0 + all[$1].events - all[$1].removed }
        eventTypeCount = Set(groups.map { all[$0].eventType }).count
        var isMember = [Bool](repeating: false, count: all.count)
        for group in groups { isMember[group] = true }
        self.isMember = isMember
        eventTypeNames = events.snapshot.eventTypeNames
    }

    /// Whether a row group of the snapshot is one of these.
    func contains(group: Int) -> Bool { isMember[group] }

    /// Whether an event type is the one that is wanted; nil: every one is.
    func isType(_ eventType: UInt32, _ wanted: String?) -> Bool {
        guard let wanted else { return true }
        // Names are equal by their bytes, not by what looks the same.
        return eventTypeNames[Int(eventType)].utf8.elementsEqual(wanted.utf8)
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
