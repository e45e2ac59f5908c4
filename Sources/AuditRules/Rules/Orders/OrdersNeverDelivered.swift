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

    var needs: SurveyNeeds { .orders }

    func examine(_ survey: AuditSurvey, _ notes: RuleNotes) throws {
        guard !survey.orders.hasDelivered else { return }
        let firsts = try survey.orders.shares(
            { [OrderStep]() },
            { steps, firsts in
                if let first = steps.first(where: { $0.reason == nil }) { firsts.append(first) }
            }
        )
        for first in firsts.joined() { OrderSpot.note(first, survey.context, notes, first.status?.name) }
    }
}
