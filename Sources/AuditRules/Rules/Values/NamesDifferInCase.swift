internal import EventModel
internal import EventStore

/// Parameters, fields and event types whose names differ only in case.
struct NamesDifferInCase: StoreRule {
    let text = RuleText(
        "names-differ-in-case",
        .warning,
        "name that differs from another one only in case",
        advice: "Write it one way: segments see two parameters, or two event types.",
        source: """
            docs.yespo.io, how-to-use-event-segmentation: the names of identifiers alone are compared without case, so those \
            are no finding.
            """
    )

    func examine(_ survey: AuditSurvey, _ notes: RuleNotes) throws {
        try examineTypes(survey, notes)
        let roles = survey.context.roles.filter {
            $0.identifier == nil && survey.context.snapshot.columnName($0.number).occurrence == 0
        }
        let alike = Dictionary(grouping: roles) { role in
            "\(role.kind == .value ? "" : "member ")\(role.parent ?? "")/\(role.name.lowercased())"
        }
        for same in alike.values where same.count > 1 {
            let counted = same.map { (role: $0, count: survey.values.total(of: $0.number).total) }
                .filter { $0.count > 0 }.sorted { ($1.count, $0.role.name) < ($0.count, $1.role.name) }
            for rarer in counted.dropFirst() {
                try survey.forEachValue(of: rarer.role.number) { values, row, event, spot in
                    guard values.valueClass(row) != .absent else { return }
                    notes.note(event, spot, "\(rarer.role.path), mostly \(counted[0].role.path)")
                }
            }
        }
    }

    private func examineTypes(_ survey: AuditSurvey, _ notes: RuleNotes) throws {
        let types = survey.context.eventTypes.indices.filter { survey.eventCounts[$0] > 0 }
        for same in Dictionary(grouping: types, by: { survey.context.eventTypes[$0].lowercased() }).values
        where same.count > 1 {
            let names = survey.context.eventTypes
            let sorted = same.sorted {
                (survey.eventCounts[$1], names[$0]) < (survey.eventCounts[$0], names[$1])
            }
            for rarer in sorted.dropFirst()
            where EventTypeMisspelt.orderType(near: survey.context.eventTypes[rarer]) == nil {
                try survey.forEachEvent(ofType: UInt32(rarer)) { event in
                    notes.note(event, Spot(.eventType), "mostly \(survey.context.eventTypes[sorted[0]])")
                }
            }
        }
    }
}
