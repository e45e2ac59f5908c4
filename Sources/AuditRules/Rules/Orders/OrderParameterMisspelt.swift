internal import EventModel
internal import EventStore

/// Order events in which a required parameter is missing and one of nearly its name is there.
struct OrderParameterMisspelt: ShapeRule {
    let text = RuleText(
        "order-parameter-misspelt",
        .warning,
        "parameter that is nearly named as one that orders need",
        advice: "Name it exactly as documented.",
        source: "Yespo support, Sending Orders via the API Resource Generate event: name the parameters as documented."
    )

    func faults(in shape: ExaminedShape, _ context: AuditContext) -> [ShapeFault] {
        guard let kind = OrderEventKind(eventTypeKey: shape.eventType) else { return [] }
        let names = shape.shape.parameters.map { context.roles[Int($0)].name }
        let wanted = kind.impliedStatus == nil ? Self.parameters : ["externalOrderId"]
        return wanted.filter { !names.contains($0) }.flatMap { missing in
            zip(shape.shape.parameters, names).filter { Self.folded($0.1) == Self.folded(missing) }.map { column, _ in
                ShapeFault(spot: Spot(.column(column)), detail: "should be \(missing)")
            }
        }
    }

    private static let parameters = YespoRules.requiredOrderParameters + ["currency", "items"]

    private static func folded(_ name: String) -> String {
        name.lowercased().filter { $0.isLetter || $0.isNumber }
    }
}
