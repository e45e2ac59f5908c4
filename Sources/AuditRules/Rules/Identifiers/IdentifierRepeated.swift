/// Events with several values of one kind of identifier.
struct IdentifierRepeated: StoreRule {
    let text = RuleText(
        "identifier-repeated",
        .warning,
        "event with two values of one kind of identifier",
        advice: "Give one; Muster takes the first.",
        source: "docs.yespo.io, how-to-use-event-segmentation: several names stand for one field of the contact."
    )

    var needs: SurveyNeeds { .identities }

    func examine(_ survey: AuditSurvey, _ notes: RuleNotes) {
        for place in survey.identities?.repeatedKinds ?? [] {
            notes.note(place.event, Spot(.column(place.column)), place.detail)
        }
    }
}
