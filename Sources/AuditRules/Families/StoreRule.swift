/// A rule on all of the data, asked when every event has been seen.
protocol StoreRule: AuditRule {
    /// Looks at what was gathered on the way.
    func examine(_ survey: AuditSurvey, _ notes: RuleNotes) throws
}
