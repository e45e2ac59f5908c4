/// One leaf of a segment: something that holds or does not hold for a contact.
package enum Condition: Hashable, Sendable {
    /// `did orderCreated at least 3 times in last 30 days`.
    case event(EventCondition)
    /// `sum of orderCreated.totalCost in last 365 days > 1000`.
    case aggregate(AggregateCondition)
    /// `first orderCreated in last 30 days`.
    case firstEvent(FirstEventCondition)
    /// `last orderCreated has status = "DELIVERED"`.
    case lastEvent(LastEventCondition)
    /// `order count >= 2 in last 365 days`, `average check > 500`, `revenue >= 1000`.
    case order(OrderCondition)
    /// `last order before 2024-01-01`, `first order in last 30 days`.
    case orderDate(OrderDateCondition)
    /// `contact.city one of ("Kyiv", "Lviv")`.
    case contact(ContactCondition)
    /// `contact.birthday anniversary in next 7 days`.
    case anniversary(AnniversaryCondition)
    /// `top 10% by sum of orderCreated.totalCost in last 90 days`.
    case top(TopCondition)
    /// `did orderCreated then orderDelivered within 7 days`.
    case sequence(SequenceCondition)
    /// `did orderCreated in at least 3 of last 6 months`.
    case regular(RegularCondition)
    /// `in segment "lapsed-buyers"`.
    case segment(SegmentReference)
    /// `in list "newsletter.csv"`.
    case list(ListReference)
    /// `recency <= 30`, `rfm segment = "Champions"`.
    case rfm(RFMCondition)
}
