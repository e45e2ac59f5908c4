/// Events whose time is none of the calendar.
struct OccurredUnreadable: RejectionRule {
    let text = RuleText(
        "occurred-unreadable",
        .error,
        "event whose occurred is no date or time",
        advice: "Give occurred as YYYY-MM-DD or YYYY-MM-DDTHH:mm, of a day that there is.",
        source: "Yespo OpenAPI, EventsMigrationResult: INCORRECT_OCCURRED_DATE_FORMAT."
    )

    func applies(to kind: RejectionKind) -> Bool { kind == .unreadableTime }
}
