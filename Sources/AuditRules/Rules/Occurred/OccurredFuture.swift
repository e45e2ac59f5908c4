internal import EventModel
internal import EventStore

/// Events that have not happened yet.
struct OccurredFuture: EventRule {
    let text = RuleText(
        "occurred-future",
        .error,
        "event in the future",
        advice: "Correct the time, and look whether day and month were swapped, or the clock of another zone was used.",
        source: "Yespo OpenAPI, EventsMigrationResult: OCCURRED_TIME_IN_FUTURE. Now is that of the machine, or --as-of."
    )

    func examine(_ group: EventGroup, _ notes: RuleNotes) {
        let now = group.context.settings.now.microseconds
        let times = group.buffer.occurred
        // Rows ascend by time.
        for row in times.partitioningIndex(where: { $0 > now })..<times.count {
            notes.note(row, of: group, Spot(.occurred))
        }
    }
}
