internal import EventStore

/// Parameters whose names are empty or have blanks around them.
struct ParameterNameOdd: ShapeRule {
    let text = RuleText(
        "parameter-name-blank",
        .warning,
        "parameter whose name is empty or has a blank at an end",
        advice: "Trim the name: the vendor finds parameters by their exact names.",
        source:
            "Yespo support, Sending Orders via the API Resource Generate event: parameters must be named as documented."
    )

    func faults(in shape: ExaminedShape, _ context: AuditContext) -> [ShapeFault] {
        shape.shape.parameters.compactMap { column in
            let name = context.roles[Int(column)].name
            guard name.isEmpty || name.first?.isWhitespace == true || name.last?.isWhitespace == true else {
                return nil
            }
            return ShapeFault(spot: Spot(.column(column)), detail: "the name \"\(name)\"")
        }
    }
}
