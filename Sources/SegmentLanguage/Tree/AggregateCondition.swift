/// A figure over events passes a test: `sum of orderCreated.totalCost in last 365 days > 1000`.
package struct AggregateCondition: Hashable, Sendable {
    /// The figure.
    package let measure: AggregateMeasure
    /// What is asked of it; its literals are numbers, except with the functions first and last.
    package let test: ValueTest

    /// Makes a condition.
    package init(_ measure: AggregateMeasure, _ test: ValueTest) {
        self.measure = measure
        self.test = test
    }
}
