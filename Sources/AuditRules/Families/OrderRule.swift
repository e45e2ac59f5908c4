/// A rule on what happens to one order, event after event.
protocol OrderRule: AuditRule {
    /// Looks at the events of one order, in the order of their times.
    func examine(_ steps: ArraySlice<OrderStep>, _ context: AuditContext, _ notes: RuleNotes)
}
