internal import EventModel

/// Lines without what the latest copy of the vendor's guide requires beyond the earlier one.
struct ItemCategoryMissing: EventRule {
    let text = RuleText(
        "item-category-missing",
        .warning,
        "line of an order without a category",
        advice: "Give it; by the latest guide the order is not saved without, and segments by category need it.",
        source: """
            Conflict: docs.yespo.io, how-send-events-resource-v1event, requires category in its latest copy, not in an earlier \
            one; the Android kit requires it, Yespo OpenAPI, OrderItem, does not.
            """
    )

    func examine(_ group: EventGroup, _ notes: RuleNotes) {
        let fields = YespoRules.ItemRequirement.generateEventGuide.fields.filter {
            !YespoRules.ItemRequirement.generateEventGuideEarlier.fields.contains($0)
        }
        ItemField.examine(fields, group, notes)
    }
}
