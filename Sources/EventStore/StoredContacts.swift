package import Columns
package import EventModel
internal import GRDB

/// The contacts of a store for reading.
///
/// Their lists are read from the file when somebody asks for one, and only the pages that it takes.
package final class StoredContacts {
    /// From when on each contact is one, in microseconds on the store's clock.
    ///
    /// That is the time of its earliest event, or ever if it is on a contact list.
    package private(set) lazy var knownSince: [Int64] = {
        let firstOccurred: [Int64] = list(.firstOccurred)
        // Damage, which was noted; whoever works with this until it is told of needs an entry for each contact.
        guard firstOccurred.count == count else { return Array(repeating: .max, count: count) }
        guard lists.rows > 0 else { return firstOccurred }
        var since = firstOccurred
        lists.listed(of: since.count).forEachOne { since[$0] = .min }
        return since
    }()
    /// The time of each contact's earliest event; the greatest number for one that only lists speak of.
    private let firstOccurred: StoredList<Int64>
    /// By the numbers of the kinds.
    private let identities: [Identities]
    private let database: Database
    private let lists: StoredContactLists
    private let vocabulary: Vocabulary
    private var damage: Vocabulary.Damage { vocabulary.damage }
    /// What there is for identities to refer to.
    private lazy var references = EventReferences(of: vocabulary)

    /// Where the identifiers of one kind stand.
    private struct Identities {
        let ofContacts: StoredList<UInt32>
        let columns: StoredList<UInt32>
        let codes: StoredList<UInt32>
    }

    init(_ database: Database, _ lists: StoredContactLists, _ vocabulary: Vocabulary) {
        self.database = database
        self.lists = lists
        self.vocabulary = vocabulary
        let damage = vocabulary.damage
        firstOccurred = StoredList(.firstOccurred, database, damage: damage)
        identities = IdentifierKind.allCases.indices.map { kind in
            Identities(
                ofContacts: StoredList(.contactIdentity(kind), database, damage: damage),
                columns: StoredList(.identityColumn(kind), database, damage: damage),
                codes: StoredList(.identityCode(kind), database, damage: damage)
            )
        }
    }

    /// How many contacts there are; none of them is read for that.
    package private(set) lazy var count: Int = {
        // Whoever works with contacts keeps a place for each, and no checksum guards the counts in the catalogue.
        let counts = [firstOccurred.count] + identities.map(\.ofContacts.count)
        let greatest = counts.reduce(0, max)
        damage.noting {
            guard counts.allSatisfy({ $0 == greatest }) else {
                throw DamagedBytes(place: "derived_page", detail: "the lists of contacts are of different lengths")
            }
        }
        return greatest
    }()

    /// The time of a contact's earliest event, in microseconds on the store's clock; nil if it has no event.
    package func firstOccurrence(of contact: UInt32) -> Int64? {
        firstOccurred[Int(contact)].flatMap { $0 == .max ? nil : $0 }
    }

    /// The time of the earliest event of any contact; nil if no contact has one.
    package var earliestOccurrence: Int64? {
        let firstOccurred: [Int64] = list(.firstOccurred)
        return firstOccurred.min().flatMap { $0 == .max ? nil : $0 }
    }

    /// Calls with each identity of a kind: the column and code of its text, and the contact that owns it, if one does.
    func forEachIdentity(
        _ kind: IdentifierKind,
        _ body: (_ column: UInt32, _ code: UInt32, _ owner: UInt32?) -> Void
    ) {
        let number = Int(kind.rawValue)
        let columns: [UInt32] = list(.identityColumn(number))
        let codes: [UInt32] = list(.identityCode(number))
        let owners: [UInt32] = list(.identityOwner(number))
        for (identity, owner) in owners.enumerated() where identity < min(columns.count, codes.count) {
            guard let (column, code) = text(columns[identity], codes[identity], references) else { continue }
            guard owner == ContactTable.none || owner < count else {
                damage.note(
                    DamagedBytes(place: "derived_page", detail: "an identity is of a contact that there is not")
                )
                continue
            }
            body(column, code, owner == ContactTable.none ? nil : owner)
        }
    }

    /// The contacts that have an identifier of a kind, a bit a contact number; nothing else of them stays in memory.
    package func having(_ kind: IdentifierKind) -> Bitmap {
        let number = Int(kind.rawValue)
        var having = Bitmap(count: count)
        damage.noting {
            let identities = try PagedList<UInt32>.count(of: .identityCode(number), database)
            try PagedList<UInt32>.forEachPage(of: .contactIdentity(number), database) { first, page in
                for index in page.indices where page[index] != ContactTable.none && first + index < having.count {
                    guard Int(page[index]) < identities else {
                        throw DamagedBytes(place: "derived_page", detail: "a contact has an identity that there is not")
                    }
                    having[first + index] = true
                }
            }
        }
        return having
    }

    /// Where the text of a contact's identifier stands: a column and a code in its dictionary; nil if it has none.
    package func identifier(_ kind: IdentifierKind, of contact: UInt32) -> (column: UInt32, code: UInt32)? {
        let known = identities[Int(kind.rawValue)]
        guard let identity = known.ofContacts[Int(contact)], identity != ContactTable.none else { return nil }
        return text(known.columns[Int(identity)], known.codes[Int(identity)], references)
    }

    /// Where the text of an identity stands; nil if it is not there, which is noted.
    private func text(
        _ column: UInt32?,
        _ code: UInt32?,
        _ references: EventReferences
    ) -> (column: UInt32, code: UInt32)? {
        if let column, let code, Int(code) < references.texts(of: column) { return (column, code) }
        damage.note(DamagedBytes(place: "derived_page", detail: "an identity has a text that there is not"))
        return nil
    }

    /// A contact's first identifier, and where its text stands.
    fileprivate struct FirstIdentifier {
        let kind: IdentifierKind
        let column: UInt32
        let code: UInt32
    }

    /// The first identifier of each of some contacts, in the order of the kinds; nil for none.
    ///
    /// Kind by kind, so that nothing but the lists' entries is looked at for each contact: most have one of the first kind.
    fileprivate func firstIdentifiers(of contacts: ArraySlice<UInt32>) -> [FirstIdentifier?] {
        var found = [FirstIdentifier?](repeating: nil, count: contacts.count)
        var left = contacts.count
        for kind in IdentifierKind.allCases where left > 0 {
            let (identities, references) = (identities[Int(kind.rawValue)], references)
            let (ofContacts, columns, codes) = (identities.ofContacts, identities.columns, identities.codes)
            for (place, contact) in contacts.enumerated() where found[place] == nil {
                guard let identity = ofContacts[Int(contact)], identity != ContactTable.none,
                    let (column, code) = text(columns[Int(identity)], codes[Int(identity)], references)
                else { continue }
                found[place] = FirstIdentifier(kind: kind, column: column, code: code)
                left -= 1
            }
        }
        return found
    }

    private func list<Element: FixedWidthInteger & Sendable>(_ list: DerivedList) -> [Element] {
        var values: [Element] = []
        damage.noting { values = try PagedList<Element>(list, database).values }
        return values
    }
}

extension StoreSnapshot {
    /// A contact's identifier in its normalised form, or nil if it has none of the kind.
    package func identifier(_ kind: IdentifierKind, of contact: UInt32) -> String? {
        text(of: contacts.identifier(kind, of: contact), kind: kind)
    }

    /// The normalised form of an identifier whose text stands at a column and code; nil for none.
    func text(of place: (column: UInt32, code: UInt32)?, kind: IdentifierKind) -> String? {
        guard let (column, code) = place else { return nil }
        return vocabulary.withText(Int64(code), column: column) { text in
            var bytes: [UInt8] = []
            guard Identifier.appendNormalized(text, kind: kind, to: &bytes) else { return nil }
            return String(decoding: bytes, as: UTF8.self)
        }
    }

    /// The name that results give a contact: the first identifier that it has, in the order of the kinds.
    package func label(of contact: UInt32) -> String {
        var bytes: [UInt8] = []
        appendLabel(of: contact, to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Appends the name that results give a contact, as UTF-8.
    package func appendLabel(of contact: UInt32, to bytes: inout [UInt8]) {
        for kind in IdentifierKind.allCases {
            guard let (column, code) = contacts.identifier(kind, of: contact) else { continue }
            let isOne = vocabulary.withText(Int64(code), column: column) { text in
                Identifier.appendNormalized(text, kind: kind, to: &bytes)
            }
            if isOne { return }
        }
    }

    /// Appends the names that results give contacts, as UTF-8, one behind another: for those who name very many.
    ///
    /// - Returns: Where each name ends.
    package func appendLabels(of contacts: ArraySlice<UInt32>, to bytes: inout [UInt8]) -> [Int] {
        let places = self.contacts.firstIdentifiers(of: contacts)
        var dictionary: (column: UInt32, texts: TextDictionary)?
        var ends: [Int] = []
        ends.reserveCapacity(contacts.count)
        for (place, contact) in zip(places, contacts) {
            if let place {
                if dictionary?.column != place.column {
                    dictionary = (
                        place.column, vocabulary.dictionaries[vocabulary.dictionaryNumber(of: place.column)]
                    )
                }
                let isOne = dictionary?.texts.withText(place.code) { text in
                    Identifier.appendNormalized(text, kind: place.kind, to: &bytes)
                }
                if isOne != true { appendLabel(of: contact, to: &bytes) }
            }
            ends.append(bytes.count)
        }
        return ends
    }
}
