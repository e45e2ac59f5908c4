/// The fields that a version of an order has; what else an order has is read from the events that give it.
enum OrderField: String, CaseIterable {
    case status
    case currency
    case totalCost
    case date
    case identifier = "externalOrderId"
}
