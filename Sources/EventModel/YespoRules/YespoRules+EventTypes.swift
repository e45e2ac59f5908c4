// MARK: - Names that the vendor documents

extension YespoRules {
    /// An event type of the vendor, with what its pages say it carries.
    package struct StandardEventType: Sendable {
        /// The eventTypeKey.
        package let eventTypeKey: String
        /// The names of its parameters; those that any event may have are not among them.
        package let parameters: [String]
        /// The parameters that must be there.
        package let required: [String]
    }

    /// The event types of visits and carts.
    ///
    /// docs.yespo.io, site-activity-tracking-using-generate-events. cartUpdated carries the whole cart, not what changed;
    /// the vendor's mobile kits say cartId where that page says recycleStateId. AbandonedCart is docs.yespo.io
    /// reference, abandonedcart-event-example; Yespo OpenAPI, EventDto, spells it abandonedCart. The last two come from
    /// the method that subscribes a contact, which can append `-` and the form's type.
    package static let activityEventTypes = [
        StandardEventType(eventTypeKey: "pageViewed", parameters: ["page"], required: []),
        StandardEventType(eventTypeKey: "productViewed", parameters: ["product", "currencyCode"], required: []),
        StandardEventType(eventTypeKey: "productCategoryViewed", parameters: ["category"], required: []),
        StandardEventType(
            eventTypeKey: "cartUpdated",
            parameters: ["products", "currencyCode", "recycleStateId", "cartId"],
            required: ["recycleStateId"]
        ),
        StandardEventType(
            eventTypeKey: "productImpressions",
            parameters: ["recomVariantId", "products"],
            required: []
        ),
        StandardEventType(
            eventTypeKey: "productAddedToWishlist",
            parameters: ["product", "currencyCode"],
            required: []
        ),
        StandardEventType(eventTypeKey: "searchRequest", parameters: ["search", "isFound"], required: []),
        StandardEventType(eventTypeKey: "AbandonedCart", parameters: abandonedCartParameters, required: []),
        StandardEventType(eventTypeKey: "abandonedCart", parameters: abandonedCartParameters, required: []),
        StandardEventType(eventTypeKey: "subscribeFromApi", parameters: [], required: []),
        StandardEventType(eventTypeKey: "subscribeUpdateFromApi", parameters: [], required: []),
    ]

    /// The events that Add orders raises for workflows, one for each status.
    ///
    /// docs.yespo.io, orders-automation.
    package static let addOrdersEventTypes = OrderStatus.allCases.map { "order\($0.name)" }

    /// Every event type that the vendor documents.
    package static let documentedEventTypes =
        orderEventTypes + activityEventTypes.map(\.eventTypeKey) + addOrdersEventTypes

    /// Every parameter that the vendor documents for an event type, those that any event may have included.
    ///
    /// For an event type that it does not document, those that any event may have.
    package static func documentedParameters(of eventType: String) -> [String] {
        if orderEventTypes.contains(eventType) || addOrdersEventTypes.contains(eventType) {
            return orderParameters + commonParameters.filter { !orderParameters.contains($0) }
        }
        let own = activityEventTypes.first { $0.eventTypeKey == eventType }?.parameters ?? []
        return own + commonParameters.filter { !own.contains($0) }
    }

    /// The fields that the vendor documents inside a parameter that is an object or a list of objects.
    ///
    /// Yespo OpenAPI, OrderItem; docs.yespo.io, site-activity-tracking-using-generate-events.
    package static func documentedFields(ofParameter parameter: String) -> [String] {
        switch parameter {
        case "items": itemFields
        case "page": ["location"]
        case "product": ["productId", "price", "isInStock", "attributes"]
        case "products": ["productId", "quantity", "price", "name", "category", "discount", "attributes"]
        case "category": ["productCategoryId", "attributes"]
        default: []
        }
    }

    /// The parameters that any event may have: default identifiers, the internet address and what the vendor adds for it.
    ///
    /// docs.yespo.io, how-to-use-event-segmentation and how-use-v1event-api-resource. The names of identifiers compare
    /// without case; here they stand as written there, and as the samples write them.
    package static let commonParameters =
        IdentifierKind.allCases.map(\.name)
        + IdentifierKind.allCases.flatMap { kind in
            identifierParameterNames(of: kind).filter { $0 != kind.name }
        } + ["ip", "countryCode", "countryId", "regionName", "regionId", "cityName", "cityId"]

    private static let orderParameters = requiredOrderParameters + optionalOrderParameters + placeParameters

    private static let abandonedCartParameters = [
        "externalCustomerId", "cartId", "totalValue", "currency", "itemCount",
    ]
}
