internal import EventModel
internal import EventStore

/// Identifiers that differ only in case.
struct IdentifierCase: StoreRule {
    let text = RuleText(
        "identifier-case-differs",
        .warning,
        "identifier that differs from another one only in case",
        advice: "Write it one way: these are two contacts.",
        source: """
            Yespo support, Sending Orders via the API Resource Generate event: all values but the email are mapped with \
            regard to case.
            """,
        dependsOnOrder: true
    )

    func examine(_ survey: AuditSurvey, _ notes: RuleNotes) throws {
        let kinds: Set<IdentifierKind> = [.externalCustomerId, .contactId, .contactKey]
        for role in survey.context.roles where role.identifier.map(kinds.contains) ?? false {
            guard survey.context.snapshot.columnName(role.number).occurrence == 0 else { continue }
            let odd = CaseVariants.rarerCodes(of: survey.context.snapshot.dictionary(of: role.number))
            guard !odd.isEmpty else { continue }
            var seen: Set<Int64> = []
            try survey.forEachValue(of: role.number) { values, row, event, spot in
                guard values.classes[row] == .text, let other = odd[UInt32(values.values[row])] else { return }
                // One finding for each spelling, however often it comes.
                guard seen.insert(values.values[row]).inserted else { return }
                let texts = survey.context.snapshot.dictionary(of: role.number)
                notes.note(event, spot, "like \(PersonalMask.identifier(texts.text(other), role.identifier))")
            }
        }
    }
}
