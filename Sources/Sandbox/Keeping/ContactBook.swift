internal import EventModel

/// The account's contacts, and who is who.
struct ContactBook: Sendable {
    private(set) var contacts: [Contact] = []
    /// The contacts that have an identifier: an email or a phone may have several.
    private var holders: [Identifier: [Int]] = [:]
    private var updates = 0
    /// How many contacts were made by an event or an order rather than by an import.
    private(set) var madeByEvents = 0

    /// The contact that an event's identifiers name: the strongest that somebody has decides.
    ///
    /// A contact that has another identifier of a stronger kind than the one that matched is not meant. That much is
    /// Muster's; the vendor documents the order of the kinds alone (`YespoRules.identifierPrecedence`).
    func contact(of identifiers: IdentifierSet) -> Int? {
        for identifier in identifiers {
            guard let candidates = holders[identifier], !candidates.isEmpty else { continue }
            let meant = candidates.filter { candidate in
                identifiers.prefix { $0 != identifier }.allSatisfy { stronger in
                    contacts[candidate].identifiers[stronger.kind].map { $0 == stronger } ?? true
                }
            }
            return latest(of: meant)
        }
        return nil
    }

    /// Makes a contact of an event's or an order's identifiers; nil if they hold nothing but a contactId, which the
    /// vendor alone gives.
    mutating func make(of identifiers: IdentifierSet) -> Int? {
        guard identifiers.contains(where: { $0.kind != .contactId }) else { return nil }
        madeByEvents += 1
        return add(identifiers, values: [:])
    }

    /// Adds or updates a contact of a bulk request; gives its number, or nil if there is no contact with its id.
    ///
    /// Yespo OpenAPI, ContactsBulkUpdate; docs.yespo.io, api-methods-adding-contacts and
    /// external-id-creating-and-updating-users.
    mutating func take(_ form: ContactForm, dedupeOn: DedupeField, fields: Set<String>?) -> Int? {
        if let known = known(form, dedupeOn: dedupeOn) {
            update(known, with: form, dedupeOn: dedupeOn, fields: fields)
            return known
        }
        if dedupeOn == .id, form.identifiers[.externalCustomerId] == nil { return nil }
        return add(form.identifiers, values: form.values)
    }

    private func known(_ form: ContactForm, dedupeOn: DedupeField) -> Int? {
        guard let external = form.identifiers[.externalCustomerId] else {
            for kind in dedupeOn.kinds {
                if let known = form.identifiers[kind].flatMap({ latest(of: holders[$0] ?? []) }) { return known }
            }
            return nil
        }
        if let known = latest(of: holders[external] ?? []) { return known }
        // An unknown external id goes to the contact of the same address that has none yet.
        for kind in [IdentifierKind.email, .phone] {
            let others = form.identifiers[kind].flatMap { holders[$0] } ?? []
            if let known = latest(of: others.filter { contacts[$0].identifiers[.externalCustomerId] == nil }) {
                return known
            }
        }
        return nil
    }

    private func latest(of candidates: [Int]) -> Int? {
        candidates.max { contacts[$0].updated < contacts[$1].updated }
    }

    private mutating func add(_ identifiers: IdentifierSet, values: [String: String]) -> Int {
        let number = contacts.count
        updates += 1
        contacts.append(Contact(identifiers: IdentifierSet(), values: values, updated: updates))
        for identifier in identifiers where identifier.kind != .contactId {
            set(identifier.kind, identifier, of: number)
        }
        set(.contactId, Identifier(kind: .contactId, text: String(Self.firstContactId + number)), of: number)
        return number
    }

    private mutating func update(_ number: Int, with form: ContactForm, dedupeOn: DedupeField, fields: Set<String>?) {
        updates += 1
        contacts[number].updated = updates
        let matched = form.identifiers[.externalCustomerId] == nil ? dedupeOn.kinds : [.externalCustomerId]
        for (name, kind) in Self.kindsOfFields where fields?.contains(name) ?? true {
            // The field that the contact was found by is not updated, but an external id that it lacked is given to it.
            if matched.contains(kind), contacts[number].identifiers[kind] != nil { continue }
            set(kind, form.identifiers[kind], of: number)
        }
        for name in YespoRules.contactFields where Self.kindsOfFields[name] == nil && fields?.contains(name) ?? true {
            contacts[number].values[name] = form.values[name]
        }
    }

    private mutating func set(_ kind: IdentifierKind, _ identifier: Identifier?, of number: Int) {
        let old = contacts[number].identifiers[kind]
        guard old != identifier else { return }
        if let old { holders[old]?.removeAll { $0 == number } }
        contacts[number].identifiers[kind] = identifier
        if let identifier { holders[identifier, default: []].append(number) }
    }

    /// The contactId of the first contact.
    private static let firstContactId = 1_000_001
    private static let kindsOfFields: [String: IdentifierKind] = [
        "email": .email, "sms": .phone, "mobilepush": .pushToken, "webpush": .pushToken, "contactKey": .contactKey,
        "externalCustomerId": .externalCustomerId,
    ]
}
