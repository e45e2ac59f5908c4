/// Data with more event types than can have segmentation.
struct EventTypesTooMany: StoreRule {
    let text = RuleText(
        "event-types-too-many",
        .warning,
        "more event types than can have segmentation switched on",
        advice: "Join types that differ in a detail, and give the detail as a parameter.",
        source: "docs.yespo.io, how-to-use-event-segmentation: at most 50."
    )

    func examine(_ survey: AuditSurvey, _ notes: RuleNotes) {
        let count = survey.eventCounts.count { $0 > 0 }
        guard count > survey.context.settings.thresholds.eventTypes else { return }
        notes.noteWhole(Example(file: survey.firstSource, value: "\(count) event types"))
    }
}
