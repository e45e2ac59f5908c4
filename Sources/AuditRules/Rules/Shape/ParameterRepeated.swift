internal import EventStore

/// Events with several parameters of one name.
struct ParameterRepeated: ShapeRule {
    let text = RuleText(
        "parameter-repeated",
        .warning,
        "parameter whose name comes twice in its event",
        advice: "Give each name once; Muster takes the first value, what the vendor takes is not said.",
        source: "docs.yespo.io, validating-event-parameters: names must be unique in the event."
    )

    func faults(in shape: ExaminedShape, _ context: AuditContext) -> [ShapeFault] {
        shape.shape.parameters.filter { context.snapshot.columnName($0).occurrence > 0 }.map { column in
            ShapeFault(spot: Spot(.column(column)), detail: "another value of \(context.roles[Int(column)].name)")
        }
    }
}
