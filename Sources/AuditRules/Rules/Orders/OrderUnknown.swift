internal import EventModel

/// Deliveries and cancellations of orders that are not there.
struct OrderUnknown: OrderRule {
    let text = RuleText(
        "order-unknown",
        .error,
        "delivery or cancellation of an order that no earlier event creates",
        advice: "Send the orderCreated too, with an earlier occurred.",
        source:
            "Yespo support, Sending Orders via the API Resource Generate event: if the order does not exist, it is ignored.",
        dependsOnOrder: true
    )

    func examine(_ steps: ArraySlice<OrderStep>, _ context: AuditContext, _ notes: RuleNotes) {
        for step in steps where step.reason == .unknownOrder { OrderSpot.note(step, context, notes) }
    }
}
