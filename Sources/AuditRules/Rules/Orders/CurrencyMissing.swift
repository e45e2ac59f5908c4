internal import EventModel
internal import EventStore

/// Orders without a currency.
struct CurrencyMissing: EventRule {
    let text = RuleText(
        "currency-missing",
        .warning,
        "orderCreated without a currency",
        advice: "Always send it.",
        source: """
            Conflict: Yespo OpenAPI, Order, and docs.yespo.io, orders-automation, require it; docs.yespo.io, \
            how-send-events-resource-v1event, leaves it out of its list, and the Android kit takes the organisation's currency.
            """
    )

    func examine(_ group: EventGroup, _ notes: RuleNotes) {
        guard group.orderKind == .created else { return }
        let values = group.values(group.context.columns.currency)
        if group.isFilledThroughout(values, rows: group.buffer.count) { return }
        for row in group.rows where !group.isFilled(row, of: values) { notes.note(row, of: group, Spot(.parameters)) }
    }
}
