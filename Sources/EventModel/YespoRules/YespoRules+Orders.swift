// MARK: - What an order is made of

extension YespoRules {
    /// The event types that build orders.
    ///
    /// Yespo support, Sending Orders via the API Resource Generate event. `OrderEventKind` says what each does.
    package static let orderEventTypes = OrderEventKind.allCases.map(\.eventTypeKey)

    /// The values of an order's status.
    ///
    /// Yespo support, Sending Orders via the API Resource Generate event; Yespo OpenAPI, Order. The daily export spells two
    /// of them "IN PROGRESS" and "CANCELED" (docs.yespo.io, exporting-data-bigquery-tables).
    package static let orderStatuses = OrderStatus.allCases.map(\.name)

    /// The status whose orders feed RFM, revenue and the conditions on orders.
    ///
    /// docs.yespo.io, orders-automation and how-send-events-resource-v1event. Orders of the vendor's mobile kit count as
    /// revenue when INITIALIZED too.
    package static let countedStatus = OrderStatus.delivered

    /// The parameters that an event must have to create an order, beside one of `orderIdentifiers`.
    ///
    /// docs.yespo.io, how-send-events-resource-v1event: without one of them the event is ignored.
    package static let requiredOrderParameters = ["externalOrderId", "totalCost", "status", "date"]

    /// The parameter that some pages require and some do not.
    ///
    /// Conflict: Yespo OpenAPI, Order, and docs.yespo.io, orders-automation, require the currency; docs.yespo.io,
    /// how-send-events-resource-v1event, leaves it out, and the vendor's Android kit takes the organisation's currency then.
    package static let contestedOrderParameters = ["currency"]

    /// The parameters that an order may have.
    ///
    /// Yespo OpenAPI, Order (the last one for Add orders alone). The vendor's Android kit adds cartId and attributes.
    package static let optionalOrderParameters = [
        "currency", "externalCustomerId", "email", "phone", "firstName", "lastName", "shipping", "discount", "taxes",
        "restoreUrl", "statusDescription", "storeId", "source", "deliveryMethod", "paymentMethod", "deliveryAddress",
        "items",
        "cartId", "attributes", "additionalInfo",
    ]

    /// The values of an order's source; anything else is read as the first.
    ///
    /// Yespo OpenAPI, Order.
    package static let orderSources = ["online", "offline"]

    /// The parameters that the vendor's page adds to orders to segment by place; their names are free.
    ///
    /// Yespo support, Sending Past Events.
    package static let placeParameters = ["city", "country"]
}
