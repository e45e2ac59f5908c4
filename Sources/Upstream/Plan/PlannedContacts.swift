package import Columns
internal import EventModel
package import EventStore

/// The contacts that have to be upstream before their events, sorted by what is known of them.
///
/// A bulk request says which fields it sets, and empties those that it says and does not give (Yespo OpenAPI,
/// ContactsBulkUpdate); so a request has contacts of one kind only.
package struct PlannedContacts: Sendable {
    /// Which identifiers a contact is created with.
    package struct Kind: Hashable, Sendable {
        let hasEmail: Bool
        let hasPhone: Bool
        let hasExternalIdentifier: Bool

        /// All kinds that can be created, a channel being needed (Yespo OpenAPI, Contact).
        static let creatable = [(true, true), (true, false), (false, true)].flatMap { email, phone in
            [true, false].map { Kind(hasEmail: email, hasPhone: phone, hasExternalIdentifier: $0) }
        }

        /// The fields that a request for such contacts sets.
        var fields: [String] {
            (hasEmail ? ["email"] : []) + (hasPhone ? ["sms"] : [])
                + (hasExternalIdentifier ? ["externalCustomerId"] : [])
        }

        /// The field by which such contacts are found.
        var match: String { hasEmail && hasPhone ? "email_or_sms" : hasEmail ? "email" : "sms" }
    }

    /// The contacts of each kind, by their numbers in the store.
    package let contacts: [(kind: Kind, numbers: [UInt32])]
    /// How many contacts have neither email nor phone, so that they cannot be created.
    package let withoutChannel: Int
    /// How many contacts are upstream already; nil if nobody said which ones are.
    package let known: Int?

    /// Sorts the contacts of a bitmap, without those that are known to be upstream.
    package init(_ chosen: Bitmap, known: Bitmap? = nil, _ snapshot: StoreSnapshot) {
        var chosen = chosen
        self.known = known.map { chosen.intersectionCount($0) }
        if let known { chosen.formAndNot(with: known) }
        var numbers: [Kind: [UInt32]] = [:]
        var without = 0
        chosen.forEachOne { contact in
            let contact = UInt32(contact)
            func has(_ kind: IdentifierKind) -> Bool { snapshot.contacts.identifier(kind, of: contact) != nil }
            let kind = Kind(
                hasEmail: has(.email),
                hasPhone: has(.phone),
                hasExternalIdentifier: has(.externalCustomerId)
            )
            if kind.hasEmail || kind.hasPhone { numbers[kind, default: []].append(contact) } else { without += 1 }
        }
        contacts = Kind.creatable.compactMap { kind in numbers[kind].map { (kind, $0) } }
        withoutChannel = without
    }

    /// How many contacts are missing upstream, as far as is known.
    package var missing: Int { count + withoutChannel }

    /// How many contacts can be created.
    package var count: Int { contacts.reduce(0) { $0 + $1.numbers.count } }

    /// How many requests that takes, of at most 3,000 contacts each.
    package var batches: Int {
        let most = YespoRules.contactsPerRequest
        return contacts.reduce(0) { $0 + ($1.numbers.count + most - 1) / most }
    }
}
