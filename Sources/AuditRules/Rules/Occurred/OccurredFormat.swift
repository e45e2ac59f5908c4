internal import EventModel
internal import EventStore

/// Times in a form that the vendor does not take.
struct OccurredFormat: EventRule {
    let text = RuleText(
        "occurred-format",
        .error,
        "occurred in another form than the vendor takes",
        advice:
            "Write YYYY-MM-DD or YYYY-MM-DDTHH:mm, without seconds and zone; Muster understands it and pushes it to the minute.",
        source: """
            Yespo support, Sending Past Events, and docs.yespo.io reference, getting-started-with-your-api, give two forms; \
            Yespo OpenAPI, EventsMigrationResult: INCORRECT_OCCURRED_DATE_FORMAT for others.
            """
    )

    func examine(_ group: EventGroup, _ notes: RuleNotes) {
        let forms = group.buffer.occurredForms
        var usual: UInt16?
        for row in forms.indices where forms[row] != usual {
            switch group.buffer.occurredWriting(row) {
            case .missing, .form(.date), .form(.minute): usual = forms[row]
            case .spelled, .form: notes.note(row, of: group, Spot(.occurred))
            }
        }
    }
}
