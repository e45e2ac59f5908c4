internal import EventModel
internal import GRDB

/// Finds out which contact each event and each row of a contact list belongs to, one after another in store order.
///
/// The rule (semantics: "Who it is"): of the event's identifiers in the order of the kinds, the first that somebody
/// owns names the contact, unless that contact owns a different identifier of an earlier kind that the event gives too;
/// then, or if nobody owns any, there is a new contact. It takes each identifier of the event that nobody owns and
/// whose kind it lacks.
struct ContactResolution {
    private let vocabulary: Vocabulary
    private(set) var table: ContactTable
    /// Per kind: open addressing over the hashes of normalised texts.
    private var lookups: [IdentityLookup]
    /// Per column: the identity of each dictionary code, so that a text is normalised once.
    private var identityOfCode: [[UInt32]] = []
    /// Per shape: the columns of identifiers in the order of the parameters.
    private var plans: [[(kind: Int, column: UInt32)]?] = []
    private var scratch: [UInt8] = []
    private var given: [UInt32]
    /// Per kind: the column of the parameter of its name, once a contact list has asked for it.
    private var columnOfKind: [UInt32?]

    private static let unknown = UInt32.max - 1

    init(vocabulary: Vocabulary, table: ContactTable) {
        self.vocabulary = vocabulary
        self.table = table
        lookups = Array(repeating: IdentityLookup(), count: table.identities.count)
        given = Array(repeating: ContactTable.none, count: table.identities.count)
        columnOfKind = Array(repeating: nil, count: table.identities.count)
        for kind in table.identities.indices {
            for identity in 0..<table.identities[kind].codes.count {
                let column = table.identities[kind].columns[identity]
                let code = table.identities[kind].codes[identity]
                guard normalize(column: column, code: Int64(code), kind: kind) else { continue }
                lookups[kind].insert(UInt32(identity), hash: scratch.withUnsafeBytes { TextHash.of($0) })
            }
        }
    }

    mutating func save(_ database: Database) throws {
        try table.save(database)
    }

    /// The contact of the next event, or ``EventBuffer/noContact`` if it names none.
    mutating func contact(of row: Int, in buffer: EventBuffer) -> UInt32 {
        var hasAny = false
        for kind in given.indices { given[kind] = ContactTable.none }
        for (kind, column) in plan(ofShape: buffer.shapes[row]) where given[kind] == ContactTable.none {
            guard let values = buffer.existing(column), values.valueClass(row).isCode, values.classes[row] != .json
            else {
                continue
            }
            let identity = identity(column: column, code: values.values[row], kind: kind)
            guard identity != ContactTable.none else { continue }
            given[kind] = identity
            hasAny = true
        }
        guard hasAny else { return EventBuffer.noContact }
        let contact = settle()
        if buffer.occurred[row] < table.earliest[Int(contact)] { table.earliest[Int(contact)] = buffer.occurred[row] }
        return contact
    }

    /// The contact of the next row of a contact list: of its identities by kind, ``ContactTable/none`` where it has none.
    mutating func contact(ofListRow row: Int, identities: [[UInt32]]) -> UInt32 {
        for kind in given.indices { given[kind] = identities[kind][row] }
        return settle()
    }

    /// The contact of a row that is just being read.
    mutating func contact(of row: ContactListRow) -> UInt32 {
        for kind in given.indices { given[kind] = ContactTable.none }
        for cell in row.cells {
            guard case .identifier(let kind) = cell.target else { continue }
            given[Int(kind.rawValue)] = row.withText(of: cell) { identity(of: $0, kind) }
        }
        return settle()
    }

    /// The identity of an identifier of a contact list; it gets a code in the dictionary of the parameter of its name.
    mutating func identity(of text: UnsafeRawBufferPointer, _ kind: IdentifierKind) -> UInt32 {
        let column = columnOfKind[Int(kind.rawValue)] ?? newColumn(of: kind)
        let code = vocabulary.dictionaries[Int(column)].code(of: text, hash: TextHash.of(text))
        return identity(column: column, code: Int64(code), kind: Int(kind.rawValue))
    }

    private mutating func newColumn(of kind: IdentifierKind) -> UInt32 {
        var name = kind.name
        let column = name.withUTF8 { vocabulary.column(scope: .parameter, name: UnsafeRawBufferPointer($0)) }
        columnOfKind[Int(kind.rawValue)] = column
        return column
    }

    /// The contact that the given identities name, which takes those that nobody owns.
    private mutating func settle() -> UInt32 {
        let contact = owner() ?? newContact()
        for kind in given.indices where given[kind] != ContactTable.none {
            let identity = Int(given[kind])
            guard table.identities[kind].owners[identity] == ContactTable.none,
                table.identities[kind].ofContacts[Int(contact)] == ContactTable.none
            else { continue }
            table.identities[kind].owners[identity] = contact
            table.identities[kind].ofContacts[Int(contact)] = given[kind]
        }
        return contact
    }

    private func owner() -> UInt32? {
        for kind in given.indices where given[kind] != ContactTable.none {
            let owner = table.identities[kind].owners[Int(given[kind])]
            guard owner != ContactTable.none else { continue }
            for earlier in 0..<kind where given[earlier] != ContactTable.none {
                let owned = table.identities[earlier].ofContacts[Int(owner)]
                if owned != ContactTable.none, owned != given[earlier] { return nil }
            }
            return owner
        }
        return nil
    }

    private mutating func newContact() -> UInt32 {
        let contact = UInt32(table.count)
        table.earliest.append(.max)
        for kind in table.identities.indices { table.identities[kind].ofContacts.append(ContactTable.none) }
        return contact
    }

    private mutating func plan(ofShape shape: UInt32) -> [(kind: Int, column: UInt32)] {
        while plans.count <= Int(shape) { plans.append(nil) }
        if let plan = plans[Int(shape)] { return plan }
        let plan = vocabulary.parameters(ofShape: shape).compactMap { column -> (kind: Int, column: UInt32)? in
            guard let kind = IdentifierKind(parameterName: vocabulary.registry.names[Int(column)].name) else {
                return nil
            }
            return (Int(kind.rawValue), column)
        }
        plans[Int(shape)] = plan
        return plan
    }

    /// The identity of a text, or ``ContactTable/none`` if the text counts as absent.
    private mutating func identity(column: UInt32, code: Int64, kind: Int) -> UInt32 {
        let (known, dictionary) = (Int(code), vocabulary.dictionaryNumber(of: column))
        if dictionary < identityOfCode.count, known < identityOfCode[dictionary].count {
            let identity = identityOfCode[dictionary][known]
            if identity != Self.unknown { return identity }
        }
        let identity = resolve(column: column, code: code, kind: kind)
        while identityOfCode.count <= dictionary { identityOfCode.append([]) }
        identityOfCode[dictionary].place(identity, at: known, filler: Self.unknown)
        return identity
    }

    private mutating func resolve(column: UInt32, code: Int64, kind: Int) -> UInt32 {
        guard normalize(column: column, code: code, kind: kind) else { return ContactTable.none }
        let wanted = scratch
        let hash = wanted.withUnsafeBytes { TextHash.of($0) }
        var probe = lookups[kind].firstProbe(hash)
        while let candidate = lookups[kind].next(&probe, hash) {
            let other = table.identities[kind].columns[Int(candidate)]
            let otherCode = table.identities[kind].codes[Int(candidate)]
            if normalize(column: other, code: Int64(otherCode), kind: kind), scratch == wanted { return candidate }
        }
        let identity = UInt32(table.identities[kind].codes.count)
        table.identities[kind].columns.append(UInt32(vocabulary.dictionaryNumber(of: column)))
        table.identities[kind].codes.append(UInt32(code))
        table.identities[kind].owners.append(ContactTable.none)
        lookups[kind].insert(identity, hash: hash)
        return identity
    }

    private mutating func normalize(column: UInt32, code: Int64, kind: Int) -> Bool {
        scratch.removeAll(keepingCapacity: true)
        guard let kind = IdentifierKind(rawValue: UInt8(kind)) else { return false }
        return vocabulary.withText(code, column: column) { Identifier.appendNormalized($0, kind: kind, to: &scratch) }
    }
}

extension [UInt32] {
    fileprivate mutating func place(_ value: UInt32, at index: Int, filler: UInt32) {
        if index >= count { append(contentsOf: repeatElement(filler, count: Swift.max(index + 1, count * 2) - count)) }
        self[index] = value
    }
}
