/// A figure over orders passes a test: `order count >= 2 in last 365 days`.
package struct OrderCondition: Hashable, Sendable {
    /// The figure.
    package let measure: OrderMeasure
    /// What is asked of it; its literals are numbers.
    package let test: ValueTest

    /// Makes a condition.
    package init(_ measure: OrderMeasure, _ test: ValueTest) {
        self.measure = measure
        self.test = test
    }
}
