/// What a rule says of itself.
package struct RuleText: Sendable {
    /// The name by which results, settings and lists of defects speak of the rule: words in lower case with hyphens.
    package let id: String
    /// How bad a finding is, unless the settings say otherwise.
    package let severity: Severity
    /// What is wrong, as a phrase to follow a count.
    package let title: String
    /// What happens, and what to do.
    package let advice: String
    /// Where the rule comes from; sources that contradict each other are named with what each says.
    package let source: String
    /// Whether the findings depend on the order in which events were read, beyond that of their times.
    package let dependsOnOrder: Bool

    /// Makes the text of a rule.
    package init(
        _ id: String,
        _ severity: Severity,
        _ title: String,
        advice: String,
        source: String,
        dependsOnOrder: Bool = false
    ) {
        self.id = id
        self.severity = severity
        self.title = title
        self.advice = advice
        self.source = source
        self.dependsOnOrder = dependsOnOrder
    }
}
