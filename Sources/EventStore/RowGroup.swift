/// A row group: events of one type in one part, ascending by (occurred, event number).
package struct RowGroup: Sendable {
    /// The part that it belongs to.
    package let part: Part
    /// Its number inside the part.
    package let number: Int
    /// The event type's number.
    package let eventType: UInt32
    /// How many events it has, removed ones included.
    package let events: Int
    /// How many of them were removed.
    package let removed: Int
    /// The times of its first and last event, in microseconds on the store's clock.
    package let occurred: ClosedRange<Int64>

    /// Makes sure that places of events are those of the part, which has a place for each.
    ///
    /// How many events the part has is in the catalogue, which no checksum guards.
    func check(_ positions: [UInt32]) throws(DamagedBytes) {
        let positions = positions.span
        var greatest: UInt32 = 0
        for row in positions.indices { greatest = max(greatest, positions[row]) }
        guard positions.isEmpty || Int(greatest) < part.events else {
            throw DamagedBytes(place: "part \(part.number), row group \(number)", detail: "the part has too few events")
        }
    }

    /// Makes sure that the contacts of events are contacts that there are, or none.
    func check(contacts: [UInt32], _ references: EventReferences) throws(DamagedBytes) {
        // No store has so many.
        guard references.contacts <= Int(Int32.max) else { return }
        let contacts = contacts.span
        let count = UInt32(references.contacts)
        // The number for no contact wraps round to 0. The first bit is set as soon as one contact has it, or is greater.
        var signs: UInt32 = 0
        for row in contacts.indices {
            let next = contacts[row] &+ 1
            signs |= next | (count &- next)
        }
        guard signs >> 31 == 0 else {
            let address = ChunkAddress(part: part.number, rowGroup: number, column: SystemColumn.contact)
            throw DamagedBytes(place: address.description, detail: "an event belongs to a contact that there is not")
        }
    }
}
