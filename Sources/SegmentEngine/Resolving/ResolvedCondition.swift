package import EventModel
package import SegmentLanguage

/// A condition that any engine can answer: times are absolute, names are checked, nothing depends on a clock.
package enum ResolvedCondition: Hashable, Sendable {
    /// So many events, or their exact negation.
    case events(ResolvedEvents, count: CountTest, isNegated: Bool)
    /// A figure over the values of a parameter; the path is nil only where events themselves are counted.
    case figure(AggregateMeasure.Function, of: Path?, ResolvedEvents, ValueTest)
    /// The first of the events lies in a range.
    case firstEvent(ResolvedEvents, in: TimeRange)
    /// The last of the events satisfies a predicate.
    case lastEvent(ResolvedEvents, has: Predicate)
    /// At least so many of the windows hold one of the events, or the exact negation; the windows are disjoint.
    case regular(ResolvedEvents, windows: [TimeRange], least: Int, isNegated: Bool)
    /// A figure over orders.
    case orders(OrderMeasure.Word, ResolvedOrders, ValueTest)
    /// The date of the first or last of the orders lies in a range.
    case orderDate(OrderDateCondition.Which, ResolvedOrders, in: TimeRange)
    /// An identifier of the contact passes a test.
    case identifier(IdentifierKind, ValueTest)
    /// A field that contact lists or, where none does, the contact's events give passes a test.
    case field(ResolvedField, ValueTest)
    /// The date in such a field falls on one of some days of the year.
    case anniversary(ResolvedField, on: Set<CalendarDay>)
    /// The contact is among the greatest or least by a figure; contacts without one have no rank, ties are in.
    case top(TopCondition.End, TopCondition.Amount, by: ResolvedMeasure)
    /// Events one after another: two steps or more, the first not negated.
    case sequence([ResolvedStep])
    /// The contact has one of the identifiers.
    case list(ResolvedList)
    /// The contact is in another segment.
    case segment(ResolvedReference)
    /// Recency, frequency, monetary value, or what they are scored as, passes a test.
    case rfm(ResolvedRFM)
}
