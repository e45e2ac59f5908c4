internal import EventModel
internal import EventStore

/// Events with more bytes than the vendor takes.
struct EventTooLarge: EventRule {
    let text = RuleText(
        "event-too-large",
        .error,
        "event of more than 20 KB",
        advice: "Shorten texts or leave items out that no segment needs.",
        source: """
            Yespo OpenAPI, Generate event v1 and v2: 20 KB for the body of an event, here 20,480 bytes without blanks between \
            values. For past events no limit is documented.
            """
    )

    func examine(_ group: EventGroup, _ notes: RuleNotes) {
        let starts = group.offsets
        let positions = group.buffer.positions
        for row in positions.indices {
            let position = Int(positions[row])
            guard position < starts.count else { continue }
            // The next event's beginning bounds the size from above; where it belongs to another file it may not.
            if position + 1 < starts.count {
                let span = starts[position + 1] - starts[position]
                if span >= 0, span <= YespoRules.greatestEventBodyBytes { continue }
            }
            let size = group.context.snapshot.json(row, of: group.buffer).count
            if size > YespoRules.greatestEventBodyBytes { notes.note(row, of: group, .event, "\(size) bytes") }
        }
    }
}
