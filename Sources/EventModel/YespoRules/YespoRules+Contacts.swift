// MARK: - Lists of contacts

extension YespoRules {
    /// The columns of a CSV file of contacts, under the names that an upload by link needs.
    ///
    /// Yespo OpenAPI, FileContactsBulkUpdate.
    package static let contactFileColumns = [
        "First name", "Last name", "Address", "Region", "City", "Postcode", "Email", "SMS", "Language code", "Timezone",
        "Contact ID", "Additional info",
    ]

    /// The greatest CSV file of contacts that is taken by link, in megabytes.
    ///
    /// Yespo OpenAPI, FileContactsBulkUpdate.
    package static let contactFileMegabytes = 100

    /// The greatest file of contacts that is taken by hand, in megabytes.
    ///
    /// docs.yespo.io, files-preparation.
    package static let importedFileMegabytes = 300

    /// The fields that a bulk request for contacts can say it updates.
    ///
    /// Yespo OpenAPI, ContactsBulkUpdate. Without the list all are updated, and those that are missing are emptied.
    package static let contactFields = [
        "firstName", "contactKey", "lastName", "languageCode", "timeZone", "email", "sms", "mobilepush", "webpush",
        "address",
        "town", "region", "externalCustomerId", "postcode",
    ]

    /// The fields by which a bulk request finds the contacts that exist already.
    ///
    /// Yespo OpenAPI, ContactsBulkUpdate. A contact with an externalCustomerId is found by that instead.
    package static let contactMatches = ["email", "sms", "push", "email_or_sms", "id", "externalCustomerId", "fieldId"]

    /// The seconds within which the same request for one contact is refused (409).
    ///
    /// Yespo OpenAPI, the method that adds a contact.
    package static let repeatedContactSeconds = 60

    /// The most characters in a first or last name.
    ///
    /// docs.yespo.io, the page on contact fields.
    package static let contactNameLength = 40

    /// The most characters in a text field of a contact.
    ///
    /// docs.yespo.io, the page on contact fields.
    package static let contactTextLength = 1_000

    /// The most characters in a text area of a contact.
    ///
    /// docs.yespo.io, the page on contact fields.
    package static let contactTextAreaLength = 5_000
}
