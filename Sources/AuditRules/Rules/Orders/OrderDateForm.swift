internal import EventModel
internal import EventStore

/// Dates of orders in a form that the vendor does not show.
struct OrderDateForm: EventRule {
    let text = RuleText(
        "order-date-form",
        .note,
        "order date in another form than YYYY-MM-DDTHH:mm:ss",
        advice: "Write seconds too: 2020-05-14T10:11:00.",
        source: """
            Yespo support, Sending Orders via the API Resource Generate event: YYYY-MM-ddTHH:mm:ss. Conflict: the samples of \
            docs.yespo.io, orders-automation, and Yespo OpenAPI, Order, have zones and fractions, so those are no finding.
            """
    )

    func examine(_ group: EventGroup, _ notes: RuleNotes) {
        guard group.orderKind?.impliedStatus == nil, group.orderKind != nil,
            let dates = group.values(group.context.columns.date)
        else { return }
        for row in group.rows where dates.valueClass(row) == .time {
            let form = TimeForm(code: dates.extras[row])
            if form.hasSeconds, !form.blankSeparator { continue }
            notes.note(row, of: group, Spot(.column(dates.column)))
        }
    }
}
