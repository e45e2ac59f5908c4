internal import EventStore

/// Items that are no list of lines.
struct ItemsUnreadable: EventRule {
    let text = RuleText(
        "items-unreadable",
        .warning,
        "items that are no list of objects, nor a text that is the JSON of one",
        advice: "Give a list of lines, or its JSON as a text.",
        source: """
            Yespo support, Sending Orders via the API Resource Generate event: pass the values of items as a JSON string; its \
            own samples pass a list.
            """
    )

    func examine(_ group: EventGroup, _ notes: RuleNotes) {
        guard group.orderKind != nil, let column = group.context.columns.items, let items = group.values(column) else {
            return
        }
        for row in group.rows {
            let valueClass = items.valueClass(row)
            guard valueClass != .absent, valueClass != .null, !valueClass.isLines, group.isFilled(row, of: items) else {
                continue
            }
            notes.note(row, of: group, Spot(.column(column)))
        }
    }
}
