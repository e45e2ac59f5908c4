/// An event as it is sent, and what the plan and the ledger need to know of it.
package struct EventBody: Sendable {
    /// The event's number in the store, for findings about it.
    package let number: Int64
    /// The number of its type in the store.
    package let eventType: UInt32
    /// Its contact's number in the store, or nil.
    package let contact: UInt32?
    /// What it is known by.
    package let key: EventKey
    /// The hash of the order's identifier, if it is an order event that has one.
    package let order: UInt64?
    /// Whether it has a keyValue, which the vendor requires.
    package let hasKeyValue: Bool
    /// The JSON object that is sent.
    package let json: [UInt8]
    /// What the ledger knew of it before.
    package var standing = EventStanding.new

    /// Makes an event that is to be sent.
    package init(
        number: Int64,
        eventType: UInt32,
        contact: UInt32?,
        key: EventKey,
        order: UInt64?,
        hasKeyValue: Bool,
        json: [UInt8]
    ) {
        (self.number, self.eventType, self.contact, self.key) = (number, eventType, contact, key)
        (self.order, self.hasKeyValue, self.json) = (order, hasKeyValue, json)
    }
}
