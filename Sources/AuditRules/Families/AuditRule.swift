/// One thing that can be wrong with events.
///
/// A rule is a value in a file of its own. It belongs to one of the families, which say what it looks at: texts, shapes,
/// the rows of events, the events of an order, what is no event, or all of the data.
package protocol AuditRule: Sendable {
    /// What the rule says of itself.
    var text: RuleText { get }
}
