package import AuditRules
internal import EventStore

/// What is foreseen that the vendor will refuse, or ignore in silence; event by event.
///
/// It is shown and never subtracted, unless the user asks to skip such events. Memory is a bit for each event and rule that
/// found anything.
package struct Prediction: Sendable {
    /// Why events will come to nothing.
    package struct Reason: Hashable, Sendable {
        /// The rule of the audit.
        package let rule: String
        /// What is wrong with such an event.
        package let text: String
    }

    /// That the request has no keyValue: the audit warns of it, since the vendor's pages contradict each other, but the
    /// method that a push uses requires it (Yespo OpenAPI, PastEvent).
    package static let withoutKey = Reason(
        rule: "keyvalue-missing",
        text: "event without a keyValue, which past events must have"
    )

    /// The rules by which an event comes to nothing as it is pushed, in the order in which they are listed: what the
    /// interface refuses before what is dropped in silence.
    ///
    private static let rules = Audit.rules.filter { rule in
        strict.contains(rule.id) || rule.severity == .error && !mended.contains(rule.id)
    }

    /// Errors that a push mends: it writes times in the vendor's form, and sends nothing in params that is no parameter.
    private static let mended = ["occurred-format", "parameter-malformed"]

    /// What the audit only warns of, since not all of the vendor's methods mind: the one for past events requires a keyValue
    /// (Yespo OpenAPI, PastEvent), and parameter names must be unique in the event (docs.yespo.io,
    /// validating-event-parameters).
    private static let strict = ["keyvalue-empty", "parameter-repeated"]

    /// The rules that foresee nothing, so that an audit for a push leaves them out.
    package static let otherRules = Set(Audit.rules.map(\.id)).subtracting(rules.map(\.id))

    private let reasons: [(reason: Reason, events: EventSet)]
    private let foreseen: EventSet?

    /// Foresees what an audit of the store with marks has found; by the rules' own severities.
    package init(_ audit: AuditResult) {
        guard let marks = audit.marks else {
            (reasons, foreseen) = ([], nil)
            return
        }
        reasons = Self.rules.compactMap { rule in
            marks.events(of: rule.id).map { (Reason(rule: rule.id, text: rule.title), EventSet(marks.parts, $0)) }
        }
        foreseen = reasons.reduce(into: EventSet(marks.parts)) { $0.formUnion($1.events) }
    }

    /// Whether an event will come to nothing.
    package func foresees(_ event: EventBody) -> Bool {
        !event.hasKeyValue || foreseen?.contains(event.number) ?? false
    }

    /// How many of some events will come to nothing, each under the first reason that applies, most frequent first.
    ///
    /// - Parameter withoutKey: Those of them that have no keyValue.
    package func counts(of events: EventSet, withoutKey: EventSet) -> [(reason: Reason, events: Int)] {
        var rest = events
        rest.subtract(withoutKey)
        var counts = [(reason: Self.withoutKey, events: withoutKey.count)]
        for (reason, marked) in reasons {
            counts.append((reason, rest.intersectionCount(marked)))
            rest.subtract(marked)
        }
        return counts.filter { $0.events > 0 }
            .sorted { $0.events != $1.events ? $0.events > $1.events : $0.reason.rule < $1.reason.rule }
    }
}
