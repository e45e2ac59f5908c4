package import EventModel

/// What an audit is told beside the events.
package struct AuditSettings: Sendable {
    /// The rules that are not asked, by their ids.
    package var off: Set<String> = []
    /// Severities other than the rules' own, by their ids.
    package var severities: [String: Severity] = [:]
    /// The most examples of a rule; counts are never capped.
    package var examples = 5
    /// Whether personal data stands in examples as it is.
    package var revealsPersonalData = false
    /// The moment from which the future begins, on the store's clock.
    package var now: WallClock
    /// The account's currency; orders of others are worth a warning then.
    package var currency: String?
    /// The calling code of the account's country, such as 380; phones of others are worth a warning then.
    package var callingCode: String?
    /// The parameters that events of a type must have, by the type's key.
    package var requiredParameters: [String: [String]] = [:]
    /// Contacts that are known to the vendor; nil if nobody said who they are.
    package var knownContacts: Set<Identifier>?
    /// The numbers that rules compare with.
    package var thresholds = AuditThresholds()

    /// Makes settings with every rule on.
    package init(now: WallClock) {
        self.now = now
    }
}

/// The numbers that rules compare with; those of the vendor are in `YespoRules`.
package struct AuditThresholds: Sendable {
    /// The most event types.
    package var eventTypes = YespoRules.segmentedEventTypes
    /// The years for which the vendor keeps events.
    package var eventYears = YespoRules.eventRetentionYears
    /// The years for which the vendor keeps order events.
    package var orderYears = YespoRules.orderRetentionYears
    /// The days by which an order's date may differ from when it was created.
    package var dateDays = 1
    /// How far a total may be from what its lines say, in the currency's own units.
    package var totalTolerance = ExactDecimal(mantissa: 1, scale: 2)
    /// From how many percent of empty values on a parameter counts as nearly always empty.
    package var emptyPercent = 95
    /// From how many values on that can be told.
    package var emptyLeast = 20

    /// The thresholds that hold unless somebody says otherwise.
    package init() {}
}
