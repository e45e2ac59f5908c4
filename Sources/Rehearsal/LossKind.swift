package import AuditRules

/// Who does not take an event.
package enum LossKind: String, CaseIterable, Sendable {
    /// It is no event: no JSON, without a type or without a time. Muster keeps it with its place, and the vendor refuses it.
    case rejected
    /// The vendor's interface refuses it, by a limit or a required member that its pages name.
    case refused
    /// The vendor's interface takes it, and it is dropped without a word: by the guides such an order event is ignored.
    case dropped

    /// The rules whose events the vendor takes and ignores.
    ///
    /// Yespo support, Sending Orders via the API Resource Generate event: without a required parameter, and for an order
    /// that does not exist, the event is ignored. OpenAPI has no status for either.
    private static let dropping: Set<String> = [
        "order-id-missing", "order-total-missing", "order-status-missing", "order-date-missing", "order-status-unknown",
        "order-date-unreadable", "order-total-not-a-number", "order-total-decimal-comma", "order-unknown",
        "item-field-required",
    ]

    /// The rules on what is no event.
    private static let rejecting: Set<String> = [
        "file-unreadable", "json-broken", "not-an-event", "event-type-missing", "time-missing", "occurred-unreadable",
    ]

    /// What happens to an event in which a rule found something; nil if it is taken.
    package init?(of rule: RuleText) {
        guard rule.severity == .error else { return nil }
        self = Self.dropping.contains(rule.id) ? .dropped : Self.rejecting.contains(rule.id) ? .rejected : .refused
    }

    /// What happens, in words.
    package var text: String {
        switch self {
        case .rejected: "rejected: no event"
        case .refused: "refused by the interface"
        case .dropped: "taken and silently dropped"
        }
    }
}
