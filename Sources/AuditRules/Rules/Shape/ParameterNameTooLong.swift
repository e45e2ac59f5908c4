internal import EventModel
internal import EventStore

/// Parameters whose names have more characters than the vendor takes.
struct ParameterNameTooLong: ShapeRule {
    let text = RuleText(
        "parameter-name-too-long",
        .error,
        "parameter whose name has more than \(YespoRules.parameterNameLength) characters",
        advice: "Shorten the name.",
        source: "docs.yespo.io, validating-event-parameters."
    )

    func faults(in shape: ExaminedShape, _ context: AuditContext) -> [ShapeFault] {
        shape.shape.parameters.compactMap { column in
            let count = context.roles[Int(column)].name.unicodeScalars.count
            guard count > YespoRules.parameterNameLength else { return nil }
            return ShapeFault(spot: Spot(.column(column)), detail: "\(count) characters")
        }
    }
}
