/// Events without any time.
struct TimeMissing: RejectionRule {
    let text = RuleText(
        "time-missing",
        .error,
        "event without occurred",
        advice: "Give occurred as YYYY-MM-DD or YYYY-MM-DDTHH:mm.",
        source: "Yespo OpenAPI, EventsMigrationResult: OCCURRED_DATE_IS_REQUIRED."
    )

    func applies(to kind: RejectionKind) -> Bool { kind == .noTime }
}
