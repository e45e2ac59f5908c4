extension YespoRules {
    /// The parameters of events that are documented as numbers; clients of the first version send them as texts.
    ///
    /// Yespo OpenAPI (2025-06), schema Order; the vendor's sample of an abandoned cart has the last two.
    package static let numericParameters = ["totalCost", "shipping", "discount", "taxes", "totalValue", "itemCount"]

    /// The fields of order lines and products that are documented as numbers.
    ///
    /// Yespo OpenAPI (2025-06), schema OrderItem; Yespo support, Site Activity Tracking Using Generate Events.
    package static let numericFields = ["quantity", "cost", "price", "discount"]
}
