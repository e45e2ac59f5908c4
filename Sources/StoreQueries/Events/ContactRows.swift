internal import EventStore

/// For each contact the rows of its events in some row groups, in the order of the row groups and rows.
///
/// It takes eight bytes an event and one pass over the contacts of all of them. A join that asks for one contact after
/// another would otherwise go through all events for each.
struct ContactRows {
    /// Where the rows of each contact begin; the last entry is where all end.
    private var starts: [Int]
    private var groups: [UInt32] = []
    private var rows: [UInt32] = []

    init(_ source: EventSource) throws {
        let contacts = source.events.snapshot.contacts.count
        starts = Array(repeating: 0, count: contacts + 1)
        for group in source.groups {
            for contact in try source.events.columns(ofGroup: group).contacts.get() where contact < contacts {
                starts[Int(contact) + 1] += 1
            }
        }
        for contact in 0..<contacts { starts[contact + 1] += starts[contact] }
        groups = Array(repeating: 0, count: starts[contacts])
        rows = groups
        var next = starts
        for (index, group) in source.groups.enumerated() {
            let found = try source.events.columns(ofGroup: group).contacts.get()
            for row in found.indices where found[row] < contacts {
                let place = next[Int(found[row])]
                next[Int(found[row])] += 1
                (groups[place], rows[place]) = (UInt32(index), UInt32(row))
            }
        }
    }

    /// The numbers of the places of a contact's events, to be asked for by ``place(_:)``.
    func places(of contact: Int64) -> Range<Int> {
        guard contact >= 0, contact < starts.count - 1 else { return 0..<0 }
        return starts[Int(contact)]..<starts[Int(contact) + 1]
    }

    /// Where an event lies: the index of its row group in the source, and its row.
    func place(_ number: Int) -> (group: Int, row: Int) { (Int(groups[number]), Int(rows[number])) }
}
