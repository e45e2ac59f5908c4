extension YespoRules {
    /// A page or program of the vendor that lists the fields which a line of an order must have.
    ///
    /// They contradict each other. All agree that `items` itself may be left out, except a note of the Android kit.
    package enum ItemRequirement: CaseIterable, Sendable {
        /// docs.yespo.io, how-send-events-resource-v1event, as it stands.
        case generateEventGuide
        /// The same page in an earlier copy.
        case generateEventGuideEarlier
        /// The vendor's Android kit, OrderItem.
        case androidKit
        /// Yespo OpenAPI, OrderItem, and docs.yespo.io, orders-automation: Add orders.
        case addOrders

        /// The fields that this source requires.
        package var fields: [String] {
            switch self {
            case .generateEventGuide: ["externalItemId", "name", "quantity", "cost", "url", "imageUrl", "category"]
            case .generateEventGuideEarlier: ["externalItemId", "name", "quantity", "cost", "url", "imageUrl"]
            case .androidKit: ["externalItemId", "name", "category", "quantity", "cost", "url"]
            case .addOrders: ["externalItemId", "quantity"]
            }
        }
    }

    /// The fields that every source requires, and without which Muster lets an order event count for nothing.
    package static let requiredItemFields = ItemRequirement.addOrders.fields

    /// The fields that some source requires and another does not; their lack is worth a warning.
    package static let contestedItemFields = ItemRequirement.generateEventGuide.fields.filter {
        !requiredItemFields.contains($0)
    }

    /// All fields of a line of an order.
    ///
    /// Yespo OpenAPI, OrderItem. `cost` is the price of one piece after discount, and the lines should add up to totalCost
    /// (docs.yespo.io, how-send-events-resource-v1event); the vendor's own samples do not, and no page says what follows.
    package static let itemFields = [
        "externalItemId", "name", "category", "quantity", "cost", "url", "imageUrl", "description",
    ]
}
