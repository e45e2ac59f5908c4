package import EventModel

/// The contact is among the greatest or least by a figure: `top 10% by sum of orderCreated.totalCost in last 90 days`.
package struct TopCondition: Hashable, Sendable {
    /// From which end the contacts are taken.
    package enum End: String, CaseIterable, Hashable, Sendable {
        /// The greatest figures.
        case top
        /// The least figures.
        case bottom
    }

    /// How many contacts are taken; all who tie with the last one are in.
    package enum Amount: Hashable, Sendable {
        /// So many contacts, at least 1.
        case contacts(Int)
        /// A share of the contacts that have a figure, above 0 and up to 100, rounded up to whole contacts.
        case percent(ExactDecimal)
    }

    /// What contacts are ranked by.
    package enum Measure: Hashable, Sendable {
        /// A figure over events; its function is neither first nor last.
        case aggregate(AggregateMeasure)
        /// A figure over orders.
        case order(OrderMeasure)
    }

    /// From which end the contacts are taken.
    package let end: End
    /// How many contacts are taken.
    package let amount: Amount
    /// What contacts are ranked by.
    package let measure: Measure

    /// Makes a condition.
    package init(_ end: End, _ amount: Amount, by measure: Measure) {
        self.end = end
        self.amount = amount
        self.measure = measure
    }
}
