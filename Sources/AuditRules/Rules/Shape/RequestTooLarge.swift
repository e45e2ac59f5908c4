internal import EventModel

/// Requests with more events than the vendor takes at once.
struct RequestTooLarge: StoreRule {
    let text = RuleText(
        "request-too-large",
        .warning,
        "request with more than \(YespoRules.pastEventsPerRequest) events",
        advice: """
            Cut it before you send it yourself: the vendor refuses it whole. Muster sends events in requests of 500, however \
            they were given, so the events count as accepted.
            """,
        source: "Yespo support, Sending Past Events, and Yespo OpenAPI, Generate past events V2: up to 500 events.",
        dependsOnOrder: true
    )

    func examine(_ survey: AuditSurvey, _ notes: RuleNotes) {
        guard survey.context.isOfFiles else { return }
        for event in survey.requests.firstPastLimit { notes.note(event, .event, "the first event past the limit") }
    }
}
