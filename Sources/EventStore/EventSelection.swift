package import Columns

/// Which of the stored events are meant.
package struct EventSelection: Sendable {
    /// The numbers of the event types; nil for all.
    package var eventTypes: Set<UInt32>?
    /// When they happened, in microseconds on the store's clock, both ends in it.
    package var occurred: ClosedRange<Int64>
    /// The contacts whose events are meant, a bit a contact number; nil for all, and for events of nobody.
    package var contacts: Bitmap?

    /// Makes a selection; by default all events.
    package init(
        eventTypes: Set<UInt32>? = nil,
        occurred: ClosedRange<Int64> = Int64.min...Int64.max,
        contacts: Bitmap? = nil
    ) {
        self.eventTypes = eventTypes
        self.occurred = occurred
        self.contacts = contacts
    }

    /// Whether all events are meant.
    package var isEverything: Bool {
        eventTypes == nil && contacts == nil && occurred == Int64.min...Int64.max
    }

    /// Whether a row group may have such events.
    func mayMeet(_ group: RowGroup) -> Bool {
        group.events > group.removed && eventTypes?.contains(group.eventType) ?? true
            && group.occurred.overlaps(occurred)
    }

    /// Whether an event is one of them, if its type is.
    @inline(__always)
    func has(_ row: Int, of buffer: EventBuffer) -> Bool {
        guard occurred.contains(buffer.occurred[row]) else { return false }
        guard let contacts else { return true }
        let contact = buffer.contacts[row]
        return contact != EventBuffer.noContact && contacts[Int(contact)]
    }
}
