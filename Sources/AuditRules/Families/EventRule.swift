/// A rule on the values of single events, a row group at a time.
///
/// It runs its own loop over the rows, on columns, and notes the rows at fault.
protocol EventRule: AuditRule {
    /// Looks at the events of a row group.
    func examine(_ group: EventGroup, _ notes: RuleNotes) throws
}
