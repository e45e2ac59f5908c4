/// One thing that can be wrong with events.
///
/// A rule is a value in a file of its own. It belongs to one of the families, which say what it looks at: texts, shapes,
/// the rows of events, the events of an order, what is no event, or all of the data.
protocol AuditRule: Sendable {
    /// What the rule says of itself.
    var text: RuleText { get }

    /// The rule as one on texts; nil if it is none. So too below: to ask the run-time library would take longer than a small audit.
    var onTexts: (any TextRule)? { get }
    /// The rule as one on shapes.
    var onShapes: (any ShapeRule)? { get }
    /// The rule as one on the rows of events.
    var onEvents: (any EventRule)? { get }
    /// The rule as one on the events of an order.
    var onOrders: (any OrderRule)? { get }
    /// The rule as one on what is no event.
    var onRejections: (any RejectionRule)? { get }
    /// The rule as one on all of the data.
    var onStore: (any StoreRule)? { get }
}

extension AuditRule {
    var onTexts: (any TextRule)? { nil }
    var onShapes: (any ShapeRule)? { nil }
    var onEvents: (any EventRule)? { nil }
    var onOrders: (any OrderRule)? { nil }
    var onRejections: (any RejectionRule)? { nil }
    var onStore: (any StoreRule)? { nil }
}

extension TextRule { var onTexts: (any TextRule)? { self } }

extension ShapeRule { var onShapes: (any ShapeRule)? { self } }

extension EventRule { var onEvents: (any EventRule)? { self } }

extension OrderRule { var onOrders: (any OrderRule)? { self } }

extension RejectionRule { var onRejections: (any RejectionRule)? { self } }

extension StoreRule { var onStore: (any StoreRule)? { self } }
