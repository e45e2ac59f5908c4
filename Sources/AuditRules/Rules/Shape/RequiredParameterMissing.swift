internal import EventStore

/// Events without a parameter that the account requires.
struct RequiredParameterMissing: ShapeRule {
    let text = RuleText(
        "parameter-required-missing",
        .error,
        "event without a parameter that the account requires",
        advice: "Give the parameter; the settings say which event types need which.",
        source: """
            The settings of the audit. docs.yespo.io, validating-event-parameters: with \"Validate parameters\" on, the vendor \
            answers 400 to an event without a required parameter.
            """
    )

    func faults(in shape: ExaminedShape, _ context: AuditContext) -> [ShapeFault] {
        let required = context.settings.requiredParameters[shape.eventType] ?? []
        return required.filter { name in
            !shape.shape.parameters.contains { context.roles[Int($0)].name == name }
        }.map { ShapeFault(spot: Spot(.parameters), detail: "\($0) is missing") }
    }
}
