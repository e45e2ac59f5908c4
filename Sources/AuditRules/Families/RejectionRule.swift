/// A rule on what stands where an event should and could not be stored.
protocol RejectionRule: AuditRule {
    /// Whether the rule speaks of this kind of rejection.
    func applies(to kind: RejectionKind) -> Bool
}

/// Why something is no event.
enum RejectionKind: Sendable {
    /// No JSON, or brackets and commas around events that do not match.
    case broken
    /// A JSON value that is no object.
    case notAnObject
    /// No eventTypeKey.
    case noType
    /// Neither an occurred nor, for an order, a date.
    case noTime
    /// An occurred that is no time of the calendar.
    case unreadableTime
}
