/// Why an order event counts for nothing; of several reasons the first in this list is given.
///
/// The vendor ignores an event without a contact or a required parameter, and says nothing about it (Yespo support, Sending
/// Orders via the API Resource Generate event). Raw values are stored in files and never change.
package enum IgnoredReason: UInt8, BitwiseCopyable, CaseIterable, Sendable {
    /// It names no contact.
    case noContact = 1
    /// It has no externalOrderId.
    case noOrderIdentifier = 2
    /// It delivers or cancels an order that is not there.
    case unknownOrder = 3
    /// It creates an order and has no totalCost.
    case totalMissing = 4
    /// Its totalCost is no number that an order can have.
    case totalUnusable = 5
    /// It creates an order and has no status.
    case statusMissing = 6
    /// Its status is none of the vendor's five.
    case statusUnknown = 7
    /// It creates an order and has no date.
    case dateMissing = 8
    /// Its date cannot be read.
    case dateUnusable = 9
    /// A line of its items has no externalItemId.
    case itemWithoutIdentifier = 10
    /// A line of its items has no quantity.
    case itemWithoutQuantity = 11

    /// The reason in plain language, to follow "ignored:".
    package var text: String {
        switch self {
        case .noContact: "no parameter names a contact"
        case .noOrderIdentifier: "externalOrderId is missing"
        case .unknownOrder: "no earlier event creates this order"
        case .totalMissing: "totalCost is missing"
        case .totalUnusable: "totalCost is no number, or one too large"
        case .statusMissing: "status is missing"
        case .statusUnknown: "status is none of \(YespoRules.orderStatuses.joined(separator: ", "))"
        case .dateMissing: "date is missing"
        case .dateUnusable: "date is no date and time"
        case .itemWithoutIdentifier: "an item has no externalItemId"
        case .itemWithoutQuantity: "an item has no quantity"
        }
    }
}
