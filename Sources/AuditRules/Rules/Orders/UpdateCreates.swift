internal import EventModel

/// Updates of orders that are not there.
struct UpdateCreates: OrderRule {
    let text = RuleText(
        "order-update-creates",
        .warning,
        "orderUpdated of an order that no earlier event creates",
        advice: "Make sure that it is no misspelt number: the vendor creates the order.",
        source: """
            Yespo support, Sending Orders via the API Resource Generate event: if the order does not exist, it is created anyway.
            """,
        dependsOnOrder: true
    )

    var traits: OrderTraits { .beginsUpdated }

    func examine(_ steps: UnsafeBufferPointer<OrderStep>, _ context: AuditContext, _ notes: RuleNotes) {
        guard let first = steps.first(where: { $0.reason == nil }), first.kind == .updated else { return }
        OrderSpot.note(first, context, notes)
    }
}
