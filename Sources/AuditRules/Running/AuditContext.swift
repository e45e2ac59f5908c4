internal import Columns
internal import EventModel
internal import EventStore

/// What all rules of an audit may look at.
///
/// Once the texts are decided on nothing in it changes, so several threads may ask.
final class AuditContext {
    let snapshot: StoreSnapshot
    let settings: AuditSettings
    /// What each column is for, by the column's number.
    let roles: [ColumnRole]
    /// The event types by their numbers.
    let eventTypes: [String]
    /// What the events of each type do to orders.
    let orderKinds: [OrderEventKind?]
    let columns: OrderColumns
    /// The events that repeat earlier ones, ascending; empty until ``readRepeated()``.
    private(set) var repeated: [RepeatedEvent] = []
    /// Whether the events come from files as they would be sent, so that requests mean something.
    let isOfFiles: Bool
    /// The contacts that the vendor knows, a bit a contact number; nil if nobody said who they are.
    let knownContacts: Bitmap?
    /// What the codes of shapes stand for.
    let shapes: [EventShape]
    /// By column: whether a text of its dictionary may be blank; true until somebody has looked.
    private var mayBeBlank: [Bool]
    private var isRepeatedRead = false

    init(_ snapshot: StoreSnapshot, _ settings: AuditSettings, isOfFiles: Bool) throws {
        self.snapshot = snapshot
        self.settings = settings
        self.isOfFiles = isOfFiles
        snapshot.readVocabulary()
        shapes = snapshot.eventShapes
        roles = snapshot.columns.map { ColumnRole($0, in: snapshot) }
        eventTypes = snapshot.eventTypeNames
        orderKinds = eventTypes.map { OrderEventKind(eventTypeKey: $0) }
        columns = OrderColumns(snapshot)
        mayBeBlank = Array(repeating: true, count: roles.count)
        knownContacts = settings.knownContacts.map { snapshot.contacts(owning: $0) } ?? snapshot.knownContacts
    }

    /// Whether a column may have a text of its dictionary that is blank, so that each must be looked at.
    func mayBeBlank(_ column: UInt32) -> Bool { mayBeBlank[Int(column)] }

    /// Notes that no text of a dictionary is blank.
    func noteNoBlank(inDictionary dictionary: Int) {
        for role in roles where snapshot.dictionaryNumber(of: role.number) == dictionary {
            mayBeBlank[Int(role.number)] = false
        }
    }

    /// Finds out which events repeat earlier ones, if that has not been done.
    func readRepeated() throws {
        guard !isRepeatedRead else { return }
        repeated = try snapshot.repeatedEvents()
        isRepeatedRead = true
    }

    /// Whether an event repeats an earlier one.
    func isRepeated(_ event: Int64) -> Bool {
        guard !repeated.isEmpty else { return false }
        let place = repeated.partitioningIndex { $0.event >= event }
        return place < repeated.count && repeated[place].event == event
    }
}

extension Array {
    /// The first index from which on a condition holds, which holds for a tail of the array.
    func partitioningIndex(where holds: (Element) -> Bool) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if holds(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
