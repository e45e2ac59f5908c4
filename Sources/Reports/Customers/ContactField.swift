internal import CustomerAnalytics
internal import EventModel
internal import EventStore
internal import SegmentEngine

/// A field of contacts: as contact lists give it, or else the value in each contact's last event that sets it, as of a moment.
///
/// It is what `contact.city` means in a segment.
struct ContactField {
    /// The parameter's name.
    let name: String
    private let listed: ContactFieldValues?
    private var values: [UInt32]
    private var names: ValueNames?

    /// Reads the events that have the parameter; a name that neither has gives nobody a value.
    ///
    /// - Throws: `StoreError` where the events cannot be read.
    init(_ name: String, in snapshot: StoreSnapshot, asOf: AsOf) throws {
        self.name = name
        let contactCount = snapshot.contacts.count
        values = Array(repeating: ValueNames.none, count: contactCount)
        listed = snapshot.contactField(named: name)
        guard listed == nil, let column = snapshot.parameterColumn(named: name) else { return }
        var names = ValueNames(column: column, of: snapshot)
        var times = [Int64](repeating: .min, count: contactCount)
        var events = [Int64](repeating: .min, count: contactCount)
        let last = asOf.moment.microseconds
        for group in snapshot.rowGroups where group.occurred.lowerBound <= last {
            guard try snapshot.entry(of: column, in: group) != nil else { continue }
            let buffer = try snapshot.read(group, columns: [column])
            guard let given = buffer.columns[column] else { continue }
            for row in 0..<min(buffer.count, given.count) {
                let time = buffer.occurred[row]
                guard time <= last else { break }
                guard buffer.contacts[row] != EventBuffer.noContact else { continue }
                let contact = Int(buffer.contacts[row])
                let event = group.part.firstEvent + Int64(buffer.positions[row])
                guard (times[contact], events[contact]) < (time, event) else { continue }
                let value = names.number(of: row, in: given)
                guard value != ValueNames.none, !names.texts[Int(value)].isEmpty else { continue }
                (times[contact], events[contact], values[contact]) = (time, event, value)
            }
        }
        self.names = names
    }

    /// The value of a contact; nil if it has none.
    func text(of contact: Int) -> String? {
        if let listed { return listed.text(of: UInt32(contact)) }
        let value = values[contact]
        return value == ValueNames.none ? nil : names?.texts[Int(value)]
    }
}
