// MARK: - How much fits in a request

extension YespoRules {
    /// The most past events in one request.
    ///
    /// Yespo support, Sending Past Events; Yespo OpenAPI, Generate past events V2. No limit in bytes is documented.
    package static let pastEventsPerRequest = 500

    /// The most orders in one request of Add orders.
    ///
    /// Yespo OpenAPI, Orders; docs.yespo.io, orders-automation.
    package static let ordersPerRequest = 1_000

    /// The most contacts in one bulk request.
    ///
    /// Yespo OpenAPI, ContactsBulkUpdate.
    package static let contactsPerRequest = 3_000

    /// The most contact ids in one request that attaches them to a list or detaches them.
    ///
    /// Yespo OpenAPI, ModifyContactsInGroup.
    package static let listedContactsPerRequest = 500

    /// The most rows that a search answers with; pages begin at `startindex` 1.
    ///
    /// Yespo OpenAPI, the searches for contacts and groups.
    package static let rowsPerPage = 500

    /// The bytes up to which the body of one event is surely small enough.
    ///
    /// Yespo OpenAPI says 20 kB for Generate events v1 and 20 KB for v2, and defines neither; this is the lesser reading.
    package static let safeEventBodyBytes = 20_000

    /// The bytes above which the body of one event is surely too large.
    ///
    /// Yespo OpenAPI, Generate event v2: 20 KB, in the greater reading.
    package static let greatestEventBodyBytes = 20_480
}

// MARK: - How long a text may be

extension YespoRules {
    /// The most characters in an eventTypeKey.
    ///
    /// Yespo OpenAPI, EventDto ("symbols"; what counts as one is not said).
    package static let eventTypeKeyLength = 100

    /// The most characters in a keyValue.
    ///
    /// Yespo OpenAPI, EventDto and PastEvent.
    package static let keyValueLength = 300

    /// The most characters in a contact identifier among the parameters.
    ///
    /// docs.yespo.io, validating-event-parameters.
    package static let identifierLength = 300

    /// The most characters in a parameter's name, which must also be the only one of that name in its event.
    ///
    /// docs.yespo.io, validating-event-parameters.
    package static let parameterNameLength = 100

    /// The characters that neither an eventTypeKey nor a keyValue may hold.
    ///
    /// Yespo OpenAPI, EventDto and PastEvent. U+2019 is the right single quotation mark, which texts often have for an
    /// apostrophe.
    package static let forbiddenKeyCharacters: Set<Unicode.Scalar> = [
        "<", ";", "\u{2019}", "\\", "/", "|", "\"", "`", "'", "^", "?", "!", ",", ">",
    ]
}
