internal import EventModel

/// Orders that are created more than once, with different content.
struct OrderCreatedTwice: OrderRule {
    let text = RuleText(
        "order-created-twice",
        .warning,
        "orderCreated of an order that is there, with other content",
        advice: "Send changes as orderUpdated: a second creation replaces the order, or makes two of them.",
        source: """
            docs.yespo.io, orders-automation: externalOrderId determines the order's uniqueness. What a second orderCreated \
            does is not documented; Muster lets it replace the first.
            """,
        dependsOnOrder: true
    )

    var traits: OrderTraits { .createdAgain }

    func examine(_ steps: UnsafeBufferPointer<OrderStep>, _ context: AuditContext, _ notes: RuleNotes) {
        for step in steps.filter({ $0.kind == .created && $0.reason == nil }).dropFirst() {
            OrderSpot.note(step, context, notes)
        }
    }
}
