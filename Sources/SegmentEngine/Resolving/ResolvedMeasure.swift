package import SegmentLanguage

/// A figure that ranks contacts.
package enum ResolvedMeasure: Hashable, Sendable {
    /// A figure over the values of a parameter, neither first nor last; without a path, events are counted.
    case events(AggregateMeasure.Function, of: Path?, ResolvedEvents)
    /// A figure over orders.
    case orders(OrderMeasure.Word, ResolvedOrders)
}
