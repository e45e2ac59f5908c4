internal import EventStore

/// Events that repeat earlier ones.
struct DuplicateEvent: StoreRule {
    let text = RuleText(
        "duplicate-event",
        .warning,
        "event that repeats another one, value for value",
        advice: "Send it once; Muster's import keeps one of them.",
        source: "Whether the vendor drops repeated past events is not documented, so each may count."
    )

    var needs: SurveyNeeds { .repeated }

    func examine(_ survey: AuditSurvey, _ notes: RuleNotes) throws {
        for repeated in survey.context.repeated { notes.note(repeated.event, .event) }
    }
}
