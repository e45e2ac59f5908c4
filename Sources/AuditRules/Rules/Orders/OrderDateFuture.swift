internal import EventModel
internal import EventStore

/// Orders dated in the future.
struct OrderDateFuture: EventRule {
    let text = RuleText(
        "order-date-future",
        .warning,
        "order whose date lies in the future",
        advice: "Correct the date; until then the order counts for nothing in Muster.",
        source: "No page of the vendor says what happens to it; by semantics an order counts from its date on."
    )

    func examine(_ group: EventGroup, _ notes: RuleNotes) {
        guard group.orderKind?.impliedStatus == nil, group.orderKind != nil,
            let dates = group.values(group.context.columns.date)
        else { return }
        let now = group.context.settings.now.microseconds
        for row in group.rows where dates.valueClass(row) == .time && dates.values[row] > now {
            notes.note(row, of: group, Spot(.column(dates.column)))
        }
    }
}
