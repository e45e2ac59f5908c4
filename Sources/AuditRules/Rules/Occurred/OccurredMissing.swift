internal import EventStore

/// Order events that bear only their date.
struct OccurredMissing: ShapeRule {
    let text = RuleText(
        "occurred-missing",
        .warning,
        "order event without occurred",
        advice: "Give occurred as YYYY-MM-DDTHH:mm. Muster takes the order's date instead, and adds it when it pushes.",
        source: """
            Yespo OpenAPI, EventsMigrationResult: OCCURRED_DATE_IS_REQUIRED for past events. Yespo support, Sending Orders via \
            the API Resource Generate event, shows orders without it, sent as they happen.
            """
    )

    func faults(in shape: ExaminedShape, _ context: AuditContext) -> [ShapeFault] {
        shape.shape.hasOccurred ? [] : [ShapeFault(spot: .event)]
    }
}
