/// Strong identifiers that were given with several emails or phones.
struct ContactWithSeveral: StoreRule {
    let text = RuleText(
        "contact-with-several-identifiers",
        .warning,
        "identifier that was given with several emails or phones",
        advice: "Make sure that it is one person who changed an address, and not an id that many share.",
        source: "docs.yespo.io, the page on contact fields: a contact has one email and one phone.",
        dependsOnOrder: true
    )

    var needs: SurveyNeeds { .identities }

    func examine(_ survey: AuditSurvey, _ notes: RuleNotes) {
        for place in survey.identities?.withSeveral ?? [] {
            notes.note(place.event, Spot(.column(place.column)), place.detail)
        }
    }
}
