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

    /// The contacts of each kind, a bit a contact number of the store.
    package let contacts: [(kind: Kind, members: Bitmap)]
    /// How many contacts have neither email nor phone, so that they cannot be created.
    package let withoutChannel: Int
    /// How many contacts are upstream already; nil if nobody said which ones are.
    package let known: Int?

    /// Sorts the contacts of a bitmap, without those that are known to be upstream.
    package init(_ chosen: Bitmap, known: Bitmap? = nil, _ snapshot: StoreSnapshot) {
        var chosen = chosen
        self.known = known.map { chosen.intersectionCount($0) }
        if let known { chosen.formAndNot(with: known) }
        let emails = snapshot.contacts.having(.email)
        let phones = snapshot.contacts.having(.phone)
        let externals = snapshot.contacts.having(.externalCustomerId)
        func narrow(_ members: inout Bitmap, to having: Bitmap, _ isWanted: Bool) {
            if isWanted { members.formAnd(with: having) } else { members.formAndNot(with: having) }
        }
        contacts = Kind.creatable.compactMap { kind in
            var members = chosen
            narrow(&members, to: emails, kind.hasEmail)
            narrow(&members, to: phones, kind.hasPhone)
            narrow(&members, to: externals, kind.hasExternalIdentifier)
            return members.isEmpty ? nil : (kind, members)
        }
        withoutChannel = chosen.ones - contacts.reduce(0) { $0 + $1.members.ones }
    }

    /// How many contacts are missing upstream, as far as is known.
    package var missing: Int { count + withoutChannel }

    /// How many contacts can be created.
    package var count: Int { contacts.reduce(0) { $0 + $1.members.ones } }

    /// How many requests that takes, of at most 3,000 contacts each.
    package var batches: Int {
        let most = YespoRules.contactsPerRequest
        return contacts.reduce(0) { $0 + ($1.members.ones + most - 1) / most }
    }

    /// Calls with the contacts of each request, by their numbers in the store, in the order in which they are sent.
    func forEachBatch(_ body: (Kind, [UInt32]) throws -> Void) rethrows {
        for (kind, members) in contacts {
            var batch: [UInt32] = []
            try members.forEachOne { contact throws in
                batch.append(UInt32(contact))
                guard batch.count == YespoRules.contactsPerRequest else { return }
                try body(kind, batch)
                batch.removeAll(keepingCapacity: true)
            }
            if !batch.isEmpty { try body(kind, batch) }
        }
    }
}
