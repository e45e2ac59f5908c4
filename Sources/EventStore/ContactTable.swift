internal import EventModel
internal import GRDB

/// The contacts, by their numbers: dense, from 0, in the order in which events and lists made them.
struct ContactTable: Sendable {
    /// The identities of one kind: each identifier value, where its text stands, and whose it is.
    struct Identities: Sendable {
        /// The column whose dictionary has the text as it first came.
        var columns = PagedList<UInt32>()
        /// The text's code there.
        var codes = PagedList<UInt32>()
        /// The contact that owns it, or ``none``.
        var owners = PagedList<UInt32>()
        /// The identity that each contact has of this kind, or ``none``.
        var ofContacts = PagedList<UInt32>()

        /// The columns whose dictionaries have the texts: one or a few.
        var dictionaries: [Int] {
            var dictionaries: [Int] = []
            var last = ContactTable.none
            for column in columns.values where column != last {
                last = column
                if !dictionaries.contains(Int(column)) { dictionaries.append(Int(column)) }
            }
            return dictionaries
        }
    }

    /// For each kind, the identities.
    var identities = Array(repeating: Identities(), count: IdentifierKind.allCases.count)
    /// The time of each contact's earliest event; the greatest number for one that only lists speak of.
    var earliest = PagedList<Int64>()

    /// Stands for no identity and for no owner.
    static let none = UInt32.max

    /// How many contacts there are.
    var count: Int { earliest.count }

    /// The time of each contact's earliest event, in microseconds on the store's clock.
    var firstOccurred: [Int64] { earliest.values }

    /// Where the text of a contact's identifier stands: a column and a code in its dictionary; nil if it has none.
    func identifier(_ kind: IdentifierKind, of contact: UInt32) -> (column: UInt32, code: UInt32)? {
        let known = identities[Int(kind.rawValue)]
        let identity = known.ofContacts[Int(contact)]
        guard identity != Self.none else { return nil }
        return (known.columns[Int(identity)], known.codes[Int(identity)])
    }

    static func read(_ database: Database) throws -> ContactTable {
        var table = ContactTable()
        table.earliest = try PagedList(.firstOccurred, database)
        for kind in table.identities.indices {
            table.identities[kind].columns = try PagedList(.identityColumn(kind), database)
            table.identities[kind].codes = try PagedList(.identityCode(kind), database)
            table.identities[kind].owners = try PagedList(.identityOwner(kind), database)
            table.identities[kind].ofContacts = try PagedList(.contactIdentity(kind), database)
            let known = table.identities[kind]
            guard known.ofContacts.count == table.count, known.codes.count == known.columns.count,
                known.owners.count == known.columns.count
            else { throw DamagedBytes(place: "derived_page", detail: "the lists of contacts are of different lengths") }
            let identities = UInt32(clamping: known.columns.count)
            guard known.ofContacts.values.allSatisfy({ $0 == Self.none || $0 < identities }) else {
                throw DamagedBytes(place: "derived_page", detail: "a contact has an identity that there is not")
            }
            let contacts = UInt32(clamping: table.count)
            guard known.owners.values.allSatisfy({ $0 == Self.none || $0 < contacts }) else {
                throw DamagedBytes(place: "derived_page", detail: "an identity is of a contact that there is not")
            }
        }
        return table
    }

    mutating func save(_ database: Database, isFinal: Bool) throws {
        try earliest.save(.firstOccurred, database, isFinal: isFinal)
        for kind in identities.indices {
            try identities[kind].columns.save(.identityColumn(kind), database, isFinal: isFinal)
            try identities[kind].codes.save(.identityCode(kind), database, isFinal: isFinal)
            try identities[kind].owners.save(.identityOwner(kind), database, isFinal: isFinal)
            try identities[kind].ofContacts.save(.contactIdentity(kind), database, isFinal: isFinal)
        }
    }
}
