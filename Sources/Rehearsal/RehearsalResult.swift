package import AuditRules

/// What the vendor would do with events, and what each defect does to orders, RFM and segments.
package struct RehearsalResult: Sendable {
    /// The events of one rule that the vendor ignores.
    package struct Loss: Sendable {
        /// The rule.
        package let rule: RuleText
        /// Who does not take them.
        package let kind: LossKind
        /// How many events it found something in; an event may be among those of several rules.
        package let events: Int
    }

    /// What the vendor would have if one rule had found nothing.
    package struct Effect: Sendable {
        /// The rule.
        package let rule: RuleText
        /// How many events come back, since nothing else keeps them out; less than zero where repeats go.
        package let events: Int
        /// How many events were mended for it.
        package let mended: Int
        /// What the vendor would have then.
        package let standing: Standing
    }

    /// The moment of segments and RFM, as results state it.
    package let asOf: String
    /// The time zone of all times.
    package let timeZone: String
    /// The currency of RFM; nil where the orders state none.
    package let currency: String?
    /// Whether the currency is only that of most orders, and there are others.
    package let isCurrencyOfMost: Bool
    /// How many events are ignored, by who does not take them; each once, under the first that applies.
    package let ignored: [(kind: LossKind, events: Int)]
    /// The rules whose events are ignored, most events first.
    package let losses: [Loss]
    /// What the vendor has.
    package let held: Standing
    /// What the file meant.
    package let meant: Standing
    /// What each defect does, in the order of the losses, then what arrives otherwise than it was meant.
    package let effects: [Effect]
    /// The segments' names.
    package let segments: [String]
    /// Why a segment could not be evaluated, by its name.
    package let faults: [(segment: String, reason: String)]
}
