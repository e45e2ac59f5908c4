internal import EventStore

/// Parameters that are nearly always empty.
struct NearlyAlwaysEmpty: StoreRule {
    let text = RuleText(
        "parameter-nearly-always-empty",
        .note,
        "parameter or field that is nearly always empty",
        advice: "Leave it out, or look why the export does not fill it.",
        source: "Muster; null and blank texts are empty. The settings say from how many percent and how many values on."
    )

    func examine(_ survey: AuditSurvey, _ notes: RuleNotes) {
        let thresholds = survey.context.settings.thresholds
        let columns = survey.values.counts.sorted {
            ($0.key.eventType, $0.key.column) < ($1.key.eventType, $1.key.column)
        }
        for (key, counts) in columns
        where counts.total >= thresholds.emptyLeast && counts.empty * 100 >= counts.total * thresholds.emptyPercent {
            let role = survey.context.roles[Int(key.column)]
            let type = survey.context.eventTypes[Int(key.eventType)]
            var example = Example(file: survey.firstSource, value: "\(type).\(role.path)")
            example.eventType = type
            example.detail = "empty in \(counts.empty) of \(counts.total)"
            notes.noteWhole(example)
        }
    }
}
