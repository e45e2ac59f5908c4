/// Where a finding on an order stands in its event.
enum OrderSpot {
    /// Notes an event at its externalOrderId.
    static func note(_ step: OrderStep, _ context: AuditContext, _ notes: RuleNotes, _ detail: String? = nil) {
        notes.note(step.event, context.columns.order.map { Spot(.column($0)) } ?? .event, detail)
    }
}
