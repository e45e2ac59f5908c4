/// One place where a rule found something, ready to be shown.
package struct Example: Sendable {
    /// The event's number in the store; nil for what is no event there.
    package var event: Int64?
    /// The file; nil where there is none.
    package var file: String?
    /// The line, from 1; nil for a finding on a file or on all of the data.
    package var line: Int?
    /// The offset of the event's first byte.
    package var byte: Int?
    /// The JSON Pointer to the value, inside the top-level JSON value at that byte.
    package var pointer: String?
    /// The event's type.
    package var eventType: String?
    /// The event's own keyValue, masked where it could be personal.
    package var key: String?
    /// The value that is meant, masked where it could be personal.
    package var value: String?
    /// What the rule has to say of this place.
    package var detail: String?

    /// Makes an example that says nothing yet.
    package init(event: Int64? = nil, file: String? = nil, value: String? = nil, detail: String? = nil) {
        self.event = event
        self.file = file
        self.value = value
        self.detail = detail
    }
}

/// What one rule found.
package struct Finding: Sendable {
    /// The rule.
    package let rule: RuleText
    /// How bad it is by the settings.
    package let severity: Severity
    /// How many times the rule found something; never capped.
    package let count: Int
    /// The first places, in the order of the events.
    package let examples: [Example]

    /// What was found, in a sentence's beginning: the rule's title.
    package var message: String { rule.title }
}

/// What an audit found.
package struct AuditResult: Sendable {
    /// Everything that stood where an event should.
    package let events: Int
    /// Events that the vendor refuses or drops, those that are no events included.
    package let ignored: Int
    /// What was found, the worst first, and of one severity the most frequent.
    package let findings: [Finding]
    /// Of the ignored ones those that are no events, and so in no store.
    package let rejected: Int
    /// Which events each rule found something in, if that was asked for.
    package let marks: FindingMarks?

    /// Events that the vendor takes.
    package var accepted: Int { events - ignored }

    /// Makes a result.
    package init(events: Int, ignored: Int, findings: [Finding], rejected: Int = 0, marks: FindingMarks? = nil) {
        self.events = events
        self.ignored = ignored
        self.findings = findings
        self.rejected = rejected
        self.marks = marks
    }
}
