/// A rule on what happens to one order, event after event.
protocol OrderRule: AuditRule {
    /// The orders that are worth asking about: those with any of these traits.
    var traits: OrderTraits { get }

    /// Looks at the events of one order, in the order of their times.
    func examine(_ steps: UnsafeBufferPointer<OrderStep>, _ context: AuditContext, _ notes: RuleNotes)
}
