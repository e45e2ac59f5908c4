internal import EventStore

/// Events without a list of parameters.
struct ParametersMissing: ShapeRule {
    let text = RuleText(
        "params-missing",
        .warning,
        "event whose params are missing or no list",
        advice: "Give params as a list of {\"name\": ..., \"value\": ...}; it may be empty.",
        source:
            "docs.yespo.io, validating-event-parameters: params may be [], and each of them needs a name and a value."
    )

    func faults(in shape: ExaminedShape, _ context: AuditContext) -> [ShapeFault] {
        shape.shape.hasParameters ? [] : [ShapeFault(spot: .event)]
    }
}
