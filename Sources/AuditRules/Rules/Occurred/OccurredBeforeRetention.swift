internal import EventModel
internal import EventStore

/// Events older than the vendor keeps them.
struct OccurredBeforeRetention: EventRule {
    let text = RuleText(
        "occurred-before-retention",
        .note,
        "event older than the vendor keeps such events",
        advice: "Expect that it is refused or soon gone; the vendor's support can lengthen the time.",
        source: """
            docs.yespo.io, events-and-behaviour-tracking: events are kept two years; docs.yespo.io, orders-guide: order events \
            five. Yespo OpenAPI, EventsMigrationResult: OCCURRED_TIME_TOO_DEPTH; how far back is too far is not published, so \
            this is no error.
            """
    )

    func examine(_ group: EventGroup, _ notes: RuleNotes) {
        let settings = group.context.settings
        let years = group.orderKind == nil ? settings.thresholds.eventYears : settings.thresholds.orderYears
        let border = settings.now.adding(months: -12 * years).microseconds
        let times = group.buffer.occurred
        for row in 0..<times.partitioningIndex(where: { $0 >= border }) { notes.note(row, of: group, Spot(.occurred)) }
    }
}
