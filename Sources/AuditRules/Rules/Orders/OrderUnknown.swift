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

    var traits: OrderTraits { .faulty }

    func examine(_ steps: UnsafeBufferPointer<OrderStep>, _ context: AuditContext, _ notes: RuleNotes) {
        var isThere = false
        var lostCreation: Int64?
        for step in steps {
            if step.isWhole {
                if step.reason == nil, !notes.isLost(step.event) {
                    isThere = true
                } else {
                    lostCreation = step.event
                }
                continue
            }
            guard !isThere else { continue }
            if step.reason == .unknownOrder || step.reason == nil && lostCreation != nil {
                let detail = lostCreation == nil ? nil : "the event that creates the order is ignored itself"
                OrderSpot.note(step, context, notes, detail)
            }
            if let lostCreation { notes.follow(step.event, lostCreation) }
        }
    }
}
