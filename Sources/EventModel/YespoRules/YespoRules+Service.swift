// MARK: - Where requests go

extension YespoRules {
    /// The address that requests are sent to by default.
    ///
    /// Yespo OpenAPI, servers; the vendor's own plug-ins use it too.
    package static let baseURL = "https://yespo.io"

    /// Every address under which the vendor's interface is documented or called, the default first.
    ///
    /// docs.yespo.io reference, getting-started-with-your-api, names `https://api.yespo.io`, against the OpenAPI's
    /// `https://yespo.io`. `https://esputnik.com` is the product's former name.
    package static let baseURLs = [baseURL, "https://api.yespo.io", "https://esputnik.com"]

    /// The path that past events are posted to.
    ///
    /// Yespo OpenAPI, Generate past events V2: values may be any JSON, and lists need no escaping, unlike in version 1.
    package static let pastEventsPath = "/api/v2/past_events"

    /// The path at which the past events of a period are deleted.
    ///
    /// Yespo OpenAPI, Delete events: version 1 alone has it. Yespo support, Sending Past Events: it is off until the
    /// vendor's support turns it on. Both ends of the period are in it.
    package static let deletePastEventsPath = "/api/v1/past_events"

    /// The path that one event is posted to as it happens.
    ///
    /// Yespo OpenAPI, Generate event v2.
    package static let eventPath = "/api/v2/event"

    /// The path of Add orders.
    ///
    /// Yespo OpenAPI, Add orders.
    package static let ordersPath = "/api/v1/orders"

    /// The path of the bulk request for contacts.
    ///
    /// Yespo OpenAPI, ContactsBulkUpdate.
    package static let contactsPath = "/api/v1/contacts"

    /// The path that tells whether a key works.
    ///
    /// docs.yespo.io reference, getting-started-with-your-api; the vendor's own plug-ins read a 401 as a bad key.
    package static let accountPath = "/api/v1/account/info"

    /// The days without use after which a key is disabled.
    ///
    /// docs.yespo.io reference, api-keys.
    package static let idleKeyDays = 90
}

// MARK: - Forms of values

extension YespoRules {
    /// The forms of an event's time.
    ///
    /// Yespo support, Sending Past Events. Neither seconds nor zones are shown.
    package static let occurredForms = ["YYYY-MM-DD", "YYYY-MM-DDTHH:mm"]

    /// The forms of an order's date.
    ///
    /// Yespo support, Sending Orders via the API Resource Generate event, shows no zone; the sample of docs.yespo.io,
    /// orders-automation, has one, and Yespo OpenAPI, Order, fractions of a second too.
    package static let dateForms = ["YYYY-MM-DDTHH:mm:ss", "YYYY-MM-DDTHH:mm:ss.SSSSSSS±HH:mm"]

    /// The currencies that the vendor calls supported (ISO 4217).
    ///
    /// docs.yespo.io reference, getting-started-with-your-api. What happens to others is not documented.
    package static let supportedCurrencies = ["USD", "EUR", "UAH"]
}
