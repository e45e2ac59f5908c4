internal import EventModel
internal import EventStore

/// Orders whose date cannot be read.
struct OrderDateUnreadable: EventRule {
    let text = RuleText(
        "order-date-unreadable",
        .error,
        "order event whose date is no date",
        advice: "Give the order's date as YYYY-MM-DDTHH:mm:ss, of a day that there is.",
        source: "Yespo support, Sending Orders via the API Resource Generate event: YYYY-MM-ddTHH:mm:ss, ISO 8601."
    )

    func examine(_ group: EventGroup, _ notes: RuleNotes) {
        guard let kind = group.orderKind, kind.impliedStatus == nil,
            let values = group.values(group.context.columns.date)
        else { return }
        for row in group.rows where values.valueClass(row) != .time && group.isFilled(row, of: values) {
            let time = group.context.snapshot.withText(row, of: values) { TimeText(trimming: $0) } ?? nil
            if time == nil { notes.note(row, of: group, Spot(.column(values.column))) }
        }
    }
}
