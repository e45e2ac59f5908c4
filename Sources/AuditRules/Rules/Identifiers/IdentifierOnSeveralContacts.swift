/// Identifiers that were given with several stronger ones.
struct IdentifierOnSeveralContacts: StoreRule {
    let text = RuleText(
        "identifier-on-several-contacts",
        .warning,
        "identifier that was given with several stronger ones",
        advice: "Find out whose it is: one of the contacts gets it, the other one does not.",
        source: """
            Yespo OpenAPI, EventDto: contactId, externalCustomerId, email, phone, pushToken, in this order. What happens to an \
            identifier of two contacts is not documented.
            """,
        dependsOnOrder: true
    )

    var needs: SurveyNeeds { .identities }

    func examine(_ survey: AuditSurvey, _ notes: RuleNotes) {
        for place in survey.identities?.onSeveralContacts ?? [] {
            notes.note(place.event, Spot(.column(place.column)), place.detail)
        }
    }
}
