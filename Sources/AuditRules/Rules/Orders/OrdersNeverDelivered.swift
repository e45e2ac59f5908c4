internal import EventModel

/// Data in which no order is ever delivered.
struct OrdersNeverDelivered: StoreRule {
    let text = RuleText(
        "orders-never-delivered",
        .warning,
        "order in data in which none is DELIVERED",
        advice:
            "Send orderDelivered, or the status DELIVERED for past orders: sales RFM and the average check stay empty.",
        source: """
            docs.yespo.io, orders-automation and how-send-events-resource-v1event: only DELIVERED orders feed RFM, revenue and \
            the conditions on orders. Both samples of the vendor's pages send INITIALIZED.
            """,
        dependsOnOrder: true
    )

    func examine(_ survey: AuditSurvey, _ notes: RuleNotes) {
        let steps = survey.orders.steps
        guard !steps.contains(where: { $0.reason == nil && $0.status == .delivered }) else { return }
        var last: UInt32?
        for step in steps where step.reason == nil && step.order != last {
            last = step.order
            OrderSpot.note(step, survey.context, notes, step.status?.name)
        }
    }
}
