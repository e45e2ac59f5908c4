internal import EventModel

/// Lines without what every source requires.
struct ItemFieldRequired: EventRule {
    let text = RuleText(
        "item-field-required",
        .error,
        "line of an order without externalItemId or quantity",
        advice: "Give both in every line, or leave items out.",
        source: """
            Yespo support, Sending Orders via the API Resource Generate event: if items are used, their required fields must be \
            there. All four lists of the vendor have these two (Yespo OpenAPI, OrderItem, has them alone).
            """
    )

    func examine(_ group: EventGroup, _ notes: RuleNotes) {
        ItemField.examine(YespoRules.requiredItemFields, group, notes)
    }
}
