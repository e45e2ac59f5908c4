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

    /// Mail domains that the vendor gives as examples of typos; contacts with them are not imported.
    ///
    /// docs.yespo.io, import-faq. Which others count is not published.
    package static let mistypedMailDomains = ["gmeil.com", "gmai.com"]

    /// Names of parameters that often hold an identifier and that the vendor does not look at by default, in lower case,
    /// letters and digits alone.
    ///
    /// docs.yespo.io, how-to-use-event-segmentation, gives email_client as its example of a name that needs a mapping; the
    /// others are names that shops use.
    package static let unmappedIdentifierNames: Set<String> = [
        "emailclient", "clientemail", "customeremail", "mail", "emailaddr", "useremailaddress", "clientid",
        "customerid",
        "userid", "userphone", "clientphone", "customerphone", "phonenum", "mobile", "mobilephone", "tel", "telephone",
        "externalid", "externalclientid",
    ]
}
