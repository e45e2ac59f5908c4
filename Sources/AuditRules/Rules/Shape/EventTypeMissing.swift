/// Events without a type.
struct EventTypeMissing: RejectionRule {
    let text = RuleText(
        "event-type-missing",
        .error,
        "event without an eventTypeKey",
        advice: "Give the event's type, such as orderCreated.",
        source: "Yespo OpenAPI, EventDto and PastEvent, require it."
    )

    func applies(to kind: RejectionKind) -> Bool { kind == .noType }
}
