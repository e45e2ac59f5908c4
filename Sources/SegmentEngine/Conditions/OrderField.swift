/// The fields of an order that conditions on orders can compare: those that a version of an order has.
enum OrderField: String, CaseIterable {
    case status
    case currency
    case totalCost
    case date
    case identifier = "externalOrderId"
}
