internal import EventStore

/// Order events that do not say which order they mean.
struct OrderIdentifierMissing: EventRule {
    let text = RuleText(
        "order-id-missing",
        .error,
        "order event without an externalOrderId",
        advice: "Give the order's number.",
        source: RequiredParameter.source
    )

    func examine(_ group: EventGroup, _ notes: RuleNotes) {
        guard group.orderKind != nil else { return }
        let values = group.values(group.context.columns.order)
        for row in group.rows where !isUsable(row, group, values) { notes.note(row, of: group, Spot(.parameters)) }
    }

    private func isUsable(_ row: Int, _ group: EventGroup, _ values: ColumnBuffer?) -> Bool {
        guard let values, values.valueClass(row) == .text || values.valueClass(row) == .digits else { return false }
        return group.isFilled(row, of: values)
    }
}
