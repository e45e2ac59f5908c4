internal import EventModel
internal import EventStore

/// Parameters that seem to hold an identifier under a name that the vendor does not look at.
struct IdentifierNameUnknown: ShapeRule {
    let text = RuleText(
        "identifier-name-unknown",
        .warning,
        "identifier under a name that the vendor does not look at",
        advice: "Name it email, phone or externalCustomerId, or set up a mapping in the account.",
        source: """
            docs.yespo.io, how-to-use-event-segmentation: the default names, with email_client as its example of a name that \
            needs a mapping. Told only of events that have no identifier under a default name.
            """
    )

    func faults(in shape: ExaminedShape, _ context: AuditContext) -> [ShapeFault] {
        let roles = shape.shape.parameters.map { context.roles[Int($0)] }
        guard !roles.contains(where: { $0.identifier != nil }) else { return [] }
        return roles.compactMap { role in
            let folded = role.name.lowercased().filter { $0.isLetter || $0.isNumber }
            guard YespoRules.unmappedIdentifierNames.contains(folded) || IdentifierKind(parameterName: folded) != nil
            else {
                return nil
            }
            return ShapeFault(spot: Spot(.column(role.number)), detail: role.name)
        }
    }
}
