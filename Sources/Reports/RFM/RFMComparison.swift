package import CustomerAnalytics
package import SegmentEngine

/// The result at another moment, and who went where between the two.
package struct RFMComparison {
    /// The result at the other moment.
    package let other: RFMResult
    /// The other moment.
    package let otherAsOf: AsOf
    /// The earlier one of both moments.
    package let from: AsOf
    /// The later one.
    package let to: AsOf
    /// Who went from which group to which.
    package let transitions: RFMTransitions

    init(of result: RFMResult, _ asOf: AsOf, with other: RFMResult, _ otherAsOf: AsOf) {
        (self.other, self.otherAsOf) = (other, otherAsOf)
        let isLater = asOf.moment >= otherAsOf.moment
        (from, to) = isLater ? (otherAsOf, asOf) : (asOf, otherAsOf)
        transitions = isLater ? RFMTransitions(from: other, to: result) : RFMTransitions(from: result, to: other)
    }
}
