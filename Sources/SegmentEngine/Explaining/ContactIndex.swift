internal import EventModel
internal import EventStore

/// Where the events of one contact lie, found out once for each row group that somebody asks about.
final class ContactIndex {
    /// The contact's events in a row group.
    struct Entry {
        /// Their rows, ascending.
        var rows: [Int] = []
        /// Their event numbers.
        var numbers: [Int64] = []
        /// Their times, in microseconds on the store's clock.
        var occurred: [Int64] = []
    }

    private struct Key: Hashable {
        let part: Int
        let group: Int
    }

    private let snapshot: StoreSnapshot
    private let contact: UInt32
    private var entries: [Key: Entry] = [:]

    /// Makes an index of a contact; nothing is read yet.
    init(_ snapshot: StoreSnapshot, contact: UInt32) {
        self.snapshot = snapshot
        self.contact = contact
    }

    /// The contact's events in a row group.
    func entry(of group: RowGroup) throws -> Entry {
        let key = Key(part: group.part.number, group: group.number)
        if let known = entries[key] { return known }
        let events = try snapshot.read(group, columns: [])
        var entry = Entry()
        for row in events.contacts.indices where events.contacts[row] == contact {
            entry.rows.append(row)
            entry.numbers.append(group.part.firstEvent + Int64(events.positions[row]))
            entry.occurred.append(events.occurred[row])
        }
        entries[key] = entry
        return entry
    }
}
