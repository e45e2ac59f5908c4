/// JSON values that are no objects where an event should stand.
struct NotAnEvent: RejectionRule {
    let text = RuleText(
        "not-an-event",
        .error,
        "JSON value that is no event",
        advice: "An event is an object with eventTypeKey, params and occurred.",
        source: "Yespo OpenAPI, PastEvent."
    )

    func applies(to kind: RejectionKind) -> Bool { kind == .notAnObject }
}
