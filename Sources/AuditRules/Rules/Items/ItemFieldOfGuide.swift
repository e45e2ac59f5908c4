internal import EventModel

/// Lines without what both copies of the vendor's guide require.
struct ItemFieldOfGuide: EventRule {
    let text = RuleText(
        "item-field-missing",
        .warning,
        "line of an order without \(fields.joined(separator: ", "))",
        advice: "Give all fields of the latest guide; by it the order is not saved without them.",
        source: """
            Conflict: docs.yespo.io, how-send-events-resource-v1event, requires them, in its latest copy and in an earlier one; \
            Yespo OpenAPI, OrderItem, and docs.yespo.io, orders-automation, require only externalItemId and quantity; the \
            Android kit all but imageUrl.
            """
    )

    private static let fields = YespoRules.ItemRequirement.generateEventGuideEarlier.fields.filter {
        !YespoRules.requiredItemFields.contains($0)
    }

    func examine(_ group: EventGroup, _ notes: RuleNotes) { ItemField.examine(Self.fields, group, notes) }
}
