/// An event that waits for its turn in the stream: what it takes to write it, and no more.
struct ScheduledEvent: Sendable {
    /// What is reported.
    enum Kind: UInt8, Sendable {
        case created
        /// An update of the status alone.
        case updated
        /// An update with other items and another total.
        case revised
        case delivered
        case cancelled
        case productViewed
        case categoryViewed
        case searched
        case cartUpdated
    }

    /// What is reported.
    let kind: Kind
    /// The order's status that goes with it.
    let status: OrderLife.Status
    /// Index of the customer.
    let customer: Int32
    /// When it happened, in seconds since the shop's first midnight.
    let occurred: Int32
    /// When the order was placed, in the same seconds; for a visit, when it happened.
    let placed: Int32
    /// The order's number; 0 for a visit.
    let order: Int
    /// What the basket and the details are drawn from.
    let seed: UInt64

    /// The event of the same order that comes with a later step of its life.
    func followed(by step: OrderLife.Step) -> ScheduledEvent {
        ScheduledEvent(
            kind: step.kind,
            status: step.status,
            customer: customer,
            occurred: placed + Int32(step.after),
            placed: placed,
            order: order,
            seed: seed
        )
    }
}
