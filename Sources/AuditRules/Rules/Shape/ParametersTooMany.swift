internal import EventModel
internal import EventStore

/// Events with more parameters than the daily export holds.
struct ParametersTooMany: ShapeRule {
    let text = RuleText(
        "parameters-too-many",
        .note,
        "event with more than \(YespoRules.exportedParameters) parameters",
        advice: "Put those that reports need first: the daily export leaves the rest out.",
        source: "docs.yespo.io, exporting-data-bigquery-tables."
    )

    func faults(in shape: ExaminedShape, _ context: AuditContext) -> [ShapeFault] {
        let count = shape.shape.parameters.count
        guard count > YespoRules.exportedParameters else { return [] }
        return [ShapeFault(spot: Spot(.parameters), detail: "\(count) parameters")]
    }
}
