/// What an order event does to its order.
///
/// Yespo support, Sending Orders via the API Resource Generate event. Raw values are stored in files and never change.
package enum OrderEventKind: UInt8, BitwiseCopyable, CaseIterable, Sendable {
    /// Makes the order, or makes it anew.
    case created = 0
    /// Replaces what it gives of the order; makes the order if there is none.
    case updated = 1
    /// Sets the status to DELIVERED; nothing if there is no order.
    case delivered = 2
    /// Sets the status to CANCELLED; nothing if there is no order.
    case cancelled = 3

    /// The event type that means this: `orderCreated`.
    package var eventTypeKey: String {
        switch self {
        case .created: "orderCreated"
        case .updated: "orderUpdated"
        case .delivered: "orderDelivered"
        case .cancelled: "orderCancelled"
        }
    }

    /// What an event of this type does; nil if the type builds no orders.
    package init?(eventTypeKey: String) {
        guard let kind = Self.allCases.first(where: { $0.eventTypeKey == eventTypeKey }) else { return nil }
        self = kind
    }

    /// The status that the event sets by its type alone, reading nothing else of the order from it; nil if it brings its own.
    package var impliedStatus: OrderStatus? {
        switch self {
        case .created, .updated: nil
        case .delivered: .delivered
        case .cancelled: .cancelled
        }
    }
}
