internal import EventStore

/// A keyValue that is no text.
struct KeyNotText: EventRule {
    let text = RuleText(
        "keyvalue-not-text",
        .warning,
        "keyValue that is no text",
        advice: "Write it in quotes.",
        source: "Yespo OpenAPI, EventDto and PastEvent: a string. What happens to others is not documented."
    )

    func examine(_ group: EventGroup, _ notes: RuleNotes) {
        guard let values = group.values(group.context.snapshot.memberColumn(named: "keyValue")) else { return }
        for row in group.rows {
            switch values.valueClass(row) {
            case .absent, .text, .plainText, .numberText, .time: continue
            default: notes.note(row, of: group, Spot(.column(values.column)))
            }
        }
    }
}
