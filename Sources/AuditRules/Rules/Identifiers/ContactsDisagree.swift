/// Events whose identifiers belong to several contacts.
struct ContactsDisagree: StoreRule {
    let text = RuleText(
        "identifiers-of-several-contacts",
        .warning,
        "event whose identifiers belong to several contacts",
        advice: "Correct the identifiers: the event goes to one of the contacts alone.",
        source: """
            docs.yespo.io, validating-event-parameters: the first by precedence counts. Conflict: docs.yespo.io, \
            how-to-use-event-segmentation, has an older text by which the first in the event does.
            """,
        dependsOnOrder: true
    )

    var needs: SurveyNeeds { .identities }

    func examine(_ survey: AuditSurvey, _ notes: RuleNotes) {
        for place in survey.identities?.clashes ?? [] {
            notes.note(place.event, Spot(.column(place.column)), place.detail)
        }
    }
}
