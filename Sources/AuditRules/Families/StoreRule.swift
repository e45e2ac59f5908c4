/// A rule on all of the data, asked when every event has been seen.
protocol StoreRule: AuditRule {
    /// What has to be gathered for it, beside what is counted in any case.
    var needs: SurveyNeeds { get }

    /// Looks at what was gathered on the way.
    func examine(_ survey: AuditSurvey, _ notes: RuleNotes) throws
}

extension StoreRule {
    var needs: SurveyNeeds { [] }
}

/// What is gathered of all events only if a rule asks for it, since it costs memory and time.
struct SurveyNeeds: OptionSet, Sendable {
    let rawValue: UInt8

    /// Which identifiers were given together.
    static let identities = SurveyNeeds(rawValue: 1)
    /// The events of all orders.
    static let orders = SurveyNeeds(rawValue: 2)
    /// The events of the orders of which one counts for nothing or is lost.
    static let faultyOrders = SurveyNeeds(rawValue: 4)
    /// Which events repeat earlier ones.
    static let repeated = SurveyNeeds(rawValue: 8)
}
