internal import CMemory
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
    /// Per kind: open addressing over the hashes of normalised texts, of the identities that `lookupReach` says.
    private var lookups: [IdentityLookup]
    private var lookupReach = LookupReach.none
    /// Per column: the identity of each dictionary code, so that a text is normalised once.
    private var identityOfCode: [[UInt32]] = []
    /// Per shape: where its identifiers stand in ``planned``.
    private var plans: [Range<Int>?] = []
    /// The columns of identifiers, for each shape in the order of the parameters.
    private var planned: [(kind: Int, column: UInt32, dictionary: Int)] = []
    /// The kinds and the dictionaries of identifiers that plans speak of, each pair once.
    private var plannedDictionaries: [(kind: Int, dictionary: Int)] = []
    /// What some events name, one event after another, and where those of each end.
    private var named: [NamedIdentifier] = []
    private var namedEnds: [Int] = []
    private var scratch: [UInt8] = []
    private var given: [UInt32]
    /// Per kind: the column of the parameter of its name, once a contact list has asked for it.
    private var columnOfKind: [UInt32?]

    private static let unknown = UInt32.max - 1

    /// Which identities can be found by their normalised texts.
    private enum LookupReach {
        /// None.
        case none
        /// Those that the events of a part may name in other spellings.
        case part
        /// All.
        case all
    }

    /// An identifier as an event has it.
    private struct NamedIdentifier {
        let kind: Int
        let column: UInt32
        let dictionary: Int
        let code: Int64
    }

    init(vocabulary: Vocabulary, table: ContactTable) {
        self.vocabulary = vocabulary
        self.table = table
        lookups = Array(repeating: IdentityLookup(), count: table.identities.count)
        given = Array(repeating: ContactTable.none, count: table.identities.count)
        columnOfKind = Array(repeating: nil, count: table.identities.count)
        let kinds = vocabulary.registry.names.map {
            $0.scope == .parameter ? IdentifierKind(parameterName: $0.name) : nil
        }
        for kind in IdentifierKind.allCases { noteCodes(of: table.identities[Int(kind.rawValue)], kind, kinds) }
    }

    /// Notes which identity each code of a kind is.
    ///
    /// - Parameter kinds: What each column identifies.
    private mutating func noteCodes(
        of identities: ContactTable.Identities,
        _ kind: IdentifierKind,
        _ kinds: [IdentifierKind?]
    ) {
        let counts = vocabulary.dictionaries.map(\.count)
        let (columns, codes) = (identities.columns.values, identities.codes.values)
        while identityOfCode.count < counts.count { identityOfCode.append([]) }
        for identity in columns.indices {
            let (dictionary, code) = (Int(columns[identity]), Int(codes[identity]))
            guard dictionary < counts.count, kinds[dictionary] == kind, code < counts[dictionary] else {
                return vocabulary.damage.noting {
                    throw DamagedBytes(place: "derived_page", detail: "a contact has an identifier without a text")
                }
            }
            if identityOfCode[dictionary].isEmpty {
                let room = counts[dictionary] + PagedList<UInt32>.roomForMore
                identityOfCode[dictionary] = Array(repeating: Self.unknown, count: room)
            }
            identityOfCode[dictionary][code] = UInt32(identity)
        }
    }

    /// Writes what has changed of the contacts.
    ///
    /// - Parameter isFinal: Whether nobody is going to save them again.
    mutating func save(_ database: Database, isFinal: Bool) throws {
        try table.save(database, isFinal: isFinal)
    }

    /// The contact of the next event, or ``EventBuffer/noContact`` if it names none.
    mutating func contact(of row: Int, in buffer: EventBuffer) -> UInt32 {
        named.removeAll(keepingCapacity: true)
        collect(row, buffer)
        return contact(of: 0..<named.count, occurred: buffer.occurred[row])
    }

    /// Prepares for the events of a part, whose contacts are going to be asked for.
    ///
    /// Identifiers that came before in the same spelling are known by their codes; the others are looked for by their normalised
    /// texts. While the texts of the store are in the file, that is done for the others of one part alone, in one pass through them.
    ///
    /// - Parameter arrivals: The events: the buffer of each, and its row there.
    mutating func prepare(for arrivals: some Collection<(buffer: Int32, row: Int32)>, in buffers: [EventBuffer]) {
        guard lookupReach == .none, vocabulary.hasUnreadTexts else { return fillLookups() }
        named.removeAll(keepingCapacity: true)
        for (buffer, row) in arrivals { collect(Int(row), buffers[Int(buffer)]) }
        let wanted = lookups.map { _ in TextDictionary() }
        for identifier in named where knownIdentity(of: identifier) == nil {
            guard normalize(column: identifier.column, code: identifier.code, kind: identifier.kind) else { continue }
            _ = scratch.withUnsafeBytes { wanted[identifier.kind].code(of: $0, hash: TextHash.of($0)) }
        }
        named = []
        for kind in IdentifierKind.allCases where wanted[Int(kind.rawValue)].count > 0 {
            let wanted = wanted[Int(kind.rawValue)]
            let marks = TextMarks(of: wanted)
            fillLookup(kind) { marks.mayHave($1) && wanted.knownCode(of: $0, hash: $1) != nil }
        }
        lookupReach = .part
    }

    /// Makes it possible to find all identities by their normalised texts.
    private mutating func fillLookups() {
        guard lookupReach != .all else { return }
        for kind in IdentifierKind.allCases { fillLookup(kind) { _, _ in true } }
        lookupReach = .all
    }

    /// Makes the look-up of a kind anew, of the identities whose normalised text is wanted.
    private mutating func fillLookup(
        _ kind: IdentifierKind,
        _ isWanted: (UnsafeRawBufferPointer, _ hash: UInt64) -> Bool
    ) {
        let identities = table.identities[Int(kind.rawValue)]
        var lookup = IdentityLookup()
        var normalized = scratch
        for dictionary in identities.dictionaries {
            let known = identityOfCode[dictionary]
            let texts = vocabulary.dictionaries[dictionary]
            var code = 0
            texts.forEachText(0..<min(known.count, texts.count)) { text in
                defer { code += 1 }
                let identity = known[code]
                // Another spelling of an identity leads to its own.
                guard identity < Self.unknown, identities.codes[Int(identity)] == code else { return }
                normalized.removeAll(keepingCapacity: true)
                guard Identifier.appendNormalized(text, kind: kind, to: &normalized) else { return }
                normalized.withUnsafeBytes { normalized in
                    let hash = TextHash.of(normalized)
                    if isWanted(normalized, hash) { lookup.insert(identity, hash: hash) }
                }
            }
        }
        lookups[Int(kind.rawValue)] = lookup
    }

    /// Gives the next events their contacts.
    ///
    /// Each of them looks at places all over the lists, one after another. Asked for together, those of many events
    /// come side by side.
    ///
    /// - Parameter arrivals: The events in store order: the buffer of each, and its row there.
    /// - Returns: How many of them name no contact.
    mutating func resolve(_ arrivals: some Collection<(buffer: Int32, row: Int32)>, in buffers: [EventBuffer]) -> Int {
        named.removeAll(keepingCapacity: true)
        namedEnds.removeAll(keepingCapacity: true)
        for (buffer, row) in arrivals {
            collect(Int(row), buffers[Int(buffer)])
            namedEnds.append(named.count)
        }
        askForNamed()
        var unidentified = 0
        var start = 0
        for ((index, row), end) in zip(arrivals, namedEnds) {
            Unmanaged.passUnretained(buffers[Int(index)])._withUnsafeGuaranteedRef { buffer in
                let contact = contact(of: start..<end, occurred: buffer.occurred[Int(row)])
                if contact == EventBuffer.noContact { unidentified += 1 }
                buffer.contacts[Int(row)] = contact
            }
            start = end
        }
        return unidentified
    }

    /// Notes what an event names.
    private mutating func collect(_ row: Int, _ buffer: EventBuffer) {
        for index in plan(ofShape: buffer.shapes[row]) {
            let (kind, column, dictionary) = planned[index]
            buffer.withExisting(column) { values in
                guard values.valueClass(row).isCode, values.classes[row] != .json else { return }
                named.append(
                    NamedIdentifier(kind: kind, column: column, dictionary: dictionary, code: values.values[row])
                )
            }
        }
    }

    /// Asks the memory for which identities the identifiers are that were noted, for who owns these, and for when their owners
    /// first came.
    ///
    /// Each list is held once for all identifiers that are looked up in it: to hold it for each costs more than asking.
    private func askForNamed() {
        for (_, dictionary) in plannedDictionaries where dictionary < identityOfCode.count {
            identityOfCode[dictionary].withUnsafeBufferPointer { identities in
                for identifier in named where identifier.dictionary == dictionary {
                    prefetch(identities.baseAddress.map { $0 + Int(identifier.code) })
                }
            }
        }
        for (kind, dictionary) in plannedDictionaries where dictionary < identityOfCode.count {
            table.identities[kind].owners.values.withUnsafeBufferPointer { owners in
                for identifier in named where identifier.dictionary == dictionary {
                    guard let identity = knownIdentity(of: identifier) else { continue }
                    prefetch(owners.baseAddress.map { $0 + identity })
                }
            }
        }
        table.earliest.values.withUnsafeBufferPointer { earliest in
            for identifier in named {
                guard let identity = knownIdentity(of: identifier) else { continue }
                let owner = table.identities[identifier.kind].owners[identity]
                if owner != ContactTable.none { prefetch(earliest.baseAddress.map { $0 + Int(owner) }) }
            }
        }
    }

    /// The identity of an identifier that came before in the same spelling, unless its text counts as absent.
    private func knownIdentity(of identifier: NamedIdentifier) -> Int? {
        guard identifier.dictionary < identityOfCode.count,
            Int(identifier.code) < identityOfCode[identifier.dictionary].count
        else { return nil }
        let identity = identityOfCode[identifier.dictionary][Int(identifier.code)]
        return identity < Self.unknown ? Int(identity) : nil
    }

    /// The contact of the event whose identifiers were noted in a range.
    private mutating func contact(of range: Range<Int>, occurred: Int64) -> UInt32 {
        var hasAny = false
        for kind in given.indices { given[kind] = ContactTable.none }
        for index in range where given[named[index].kind] == ContactTable.none {
            let identity = identity(of: named[index])
            guard identity != ContactTable.none else { continue }
            given[named[index].kind] = identity
            hasAny = true
        }
        guard hasAny else { return EventBuffer.noContact }
        let contact = settle()
        if occurred < table.earliest[Int(contact)] { table.earliest[Int(contact)] = occurred }
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
        return identity(
            of: NamedIdentifier(
                kind: Int(kind.rawValue),
                column: column,
                dictionary: vocabulary.dictionaryNumber(of: column),
                code: Int64(code)
            )
        )
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

    private mutating func plan(ofShape shape: UInt32) -> Range<Int> {
        while plans.count <= Int(shape) { plans.append(nil) }
        if let plan = plans[Int(shape)] { return plan }
        let first = planned.count
        for column in vocabulary.parameters(ofShape: shape) {
            let name = vocabulary.registry.names[Int(column)].name
            guard let kind = IdentifierKind(parameterName: name) else { continue }
            let dictionary = vocabulary.dictionaryNumber(of: column)
            planned.append((Int(kind.rawValue), column, dictionary))
            if !plannedDictionaries.contains(where: { $0 == (Int(kind.rawValue), dictionary) }) {
                plannedDictionaries.append((Int(kind.rawValue), dictionary))
            }
        }
        plans[Int(shape)] = first..<planned.count
        return first..<planned.count
    }

    /// The identity of an identifier, or ``ContactTable/none`` if its text counts as absent.
    private mutating func identity(of identifier: NamedIdentifier) -> UInt32 {
        let (known, dictionary) = (Int(identifier.code), identifier.dictionary)
        if dictionary < identityOfCode.count, known < identityOfCode[dictionary].count {
            let identity = identityOfCode[dictionary][known]
            if identity != Self.unknown { return identity }
        }
        let identity = resolve(column: identifier.column, code: identifier.code, kind: identifier.kind)
        while identityOfCode.count <= dictionary { identityOfCode.append([]) }
        identityOfCode[dictionary].place(identity, at: known, filler: Self.unknown)
        return identity
    }

    private mutating func resolve(column: UInt32, code: Int64, kind: Int) -> UInt32 {
        if lookupReach == .none { fillLookups() }
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
