/// The state that an order is in, one of the vendor's five.
///
/// Yespo support, Sending Orders via the API Resource Generate event. Raw values are stored in files and never change.
package enum OrderStatus: UInt8, BitwiseCopyable, CaseIterable, Sendable {
    /// Placed.
    case initialized = 0
    /// Being worked on.
    case inProgress = 1
    /// With the customer; the only status that the vendor's order statistics count.
    case delivered = 2
    /// Called off. The vendor has no status of its own for a return.
    case cancelled = 3
    /// Left in the cart.
    case abandonedShoppingCart = 4

    /// The status as the vendor writes it: `IN_PROGRESS`.
    package var name: String {
        switch self {
        case .initialized: "INITIALIZED"
        case .inProgress: "IN_PROGRESS"
        case .delivered: "DELIVERED"
        case .cancelled: "CANCELLED"
        case .abandonedShoppingCart: "ABANDONED_SHOPPING_CART"
        }
    }

    /// The status with exactly this name, capitals included; nil for any other text.
    package init?(name: String) {
        guard let status = Self.allCases.first(where: { $0.name == name }) else { return nil }
        self = status
    }
}
