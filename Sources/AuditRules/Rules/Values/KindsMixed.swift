internal import EventStore

/// Parameters that are sometimes a number and sometimes a text.
struct KindsMixed: StoreRule {
    let text = RuleText(
        "parameter-kinds-mixed",
        .warning,
        "value of the rarer kind in a parameter that is sometimes number and sometimes text",
        advice: "Give one kind always; how the vendor compares the other one is not said.",
        source: """
            docs.yespo.io, how-to-use-event-segmentation: totalCost is compared as a number though its samples send a text; how \
            the type is chosen is not documented. Numbers in quotes count as texts only beside JSON numbers.
            """
    )

    func examine(_ survey: AuditSurvey, _ notes: RuleNotes) throws {
        for role in survey.context.roles where role.isFree && !Self.coded.contains(role.name) {
            let counts = survey.values.total(of: role.number)
            let texts = counts.texts + counts.numberTexts
            if counts.numbers > 0, texts > 0 {
                let isNumberRarer = counts.numbers < texts
                try note(role, survey, notes, isNumberRarer ? "a number among texts" : "a text among numbers") {
                    [.number, .digits].contains($0) == isNumberRarer && Self.scalars.contains($0)
                }
            } else if counts.texts > 0, counts.texts * 20 <= counts.numberTexts, counts.numberTexts >= 20 {
                try note(role, survey, notes, "no number, where nearly all are") { Self.words.contains($0) }
            }
        }
    }

    private static let scalars: Set<ValueClass> = [.number, .digits, .text, .plainText, .numberText, .time]
    private static let words: Set<ValueClass> = [.text, .plainText, .time]
    /// Names and states, whose digits are no numbers, and the numbers of orders, which have rules of their own.
    private static let coded: Set<String> = [
        "externalOrderId", "status", "currency", "totalCost", "shipping", "discount", "taxes", "quantity", "cost",
    ]

    private func note(
        _ role: ColumnRole,
        _ survey: AuditSurvey,
        _ notes: RuleNotes,
        _ detail: String,
        where isRarer: (ValueClass) -> Bool
    ) throws {
        try survey.forEachValue(of: role.number) { values, row, event, spot in
            guard isRarer(values.classes[row]) else { return }
            let isBlank =
                survey.context.snapshot.withText(row, of: values) { text in !text.contains { $0 > 32 } } ?? false
            if !isBlank { notes.note(event, spot, detail) }
        }
    }
}
