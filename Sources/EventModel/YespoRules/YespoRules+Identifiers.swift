extension YespoRules {
    /// The parameter names that identify a contact by default, for one kind of identifier, compared without case.
    ///
    /// docs.yespo.io, how-to-use-event-segmentation. Conflict: Yespo support, Sending Orders via the API Resource Generate
    /// event, has the same list without externalCustomerId.
    package static func identifierParameterNames(of kind: IdentifierKind) -> [String] {
        switch kind {
        case .contactId: ["ContactId", "Contact_id"]
        case .externalCustomerId: ["externalCustomerId"]
        case .email: ["Email", "EmailAddress", "UserEmail", "ContactEmail"]
        case .phone: ["Phone", "SMS", "PhoneNumber"]
        case .pushToken: ["PushToken"]
        case .contactKey: ["ContactKey", "Contact_key"]
        }
    }

    /// The kinds of identifier in the order in which the vendor looks for them.
    ///
    /// Yespo OpenAPI, EventDto, and docs.yespo.io, validating-event-parameters, list all but contactKey, which is put last
    /// here. Conflict: docs.yespo.io, how-to-use-event-segmentation, has an older text by which the order of the parameters
    /// in the event decides.
    package static let identifierPrecedence = IdentifierKind.allCases

    /// The identifiers of which an order needs at least one, as the parameters of Add orders are named.
    ///
    /// Yespo OpenAPI, Order; docs.yespo.io, how-send-events-resource-v1event.
    package static let orderIdentifiers = ["externalCustomerId", "email", "phone"]

    /// The texts that stand for no identifier at all.
    ///
    /// docs.yespo.io, how-use-v1event-api-resource, ignores an externalCustomerId that is empty, blank or "null"; that
    /// "undefined" is treated alike, and all identifiers alike, is Muster's decision.
    package static let absentIdentifiers = ["", "null", "undefined"]
}
