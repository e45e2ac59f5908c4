internal import EventModel
internal import EventStore

/// A number for each identifier of a kind, however its text is spelled, and the contact that owns it.
struct IdentityNumbers {
    /// By dictionary: the identity of each code.
    private var identities: [Int: [UInt32]] = [:]
    /// By kind and identity: the contact.
    private var owners: [[UInt32]] = []
    private var counts: [Int] = []

    private static let none = UInt32.max

    init(_ context: AuditContext) {
        let dictionaries = Dictionary(
            grouping: context.roles.filter { $0.identifier != nil },
            by: { context.snapshot.dictionaryNumber(of: $0.number) }
        )
        for kind in IdentifierKind.allCases {
            let own = dictionaries.filter { $0.value[0].identifier == kind }.keys.sorted()
            counts.append(number(own, of: kind, context))
            var owners = Array(repeating: Self.none, count: counts[counts.count - 1])
            context.snapshot.forEachIdentity(kind) { column, code, owner in
                let identity = identity(of: context.snapshot.dictionaryNumber(of: column), Int(code))
                if identity != Self.none, let owner { owners[Int(identity)] = owner }
            }
            self.owners.append(owners)
        }
        columns = context.roles.map { context.snapshot.dictionaryNumber(of: $0.number) }
    }

    private var columns: [Int] = []

    /// How many identities a kind has.
    func count(kind: Int) -> Int { counts[kind] }

    /// The identity of a column's code, `UInt32.max` if the text counts as absent.
    func identity(column: UInt32, code: Int) -> UInt32 { identity(of: columns[Int(column)], code) }

    /// The contact that owns an identity, `UInt32.max` if none does.
    func owner(kind: Int, identity: UInt32) -> UInt32 { owners[kind][Int(identity)] }

    private func identity(of dictionary: Int, _ code: Int) -> UInt32 {
        guard let known = identities[dictionary], code < known.count else { return Self.none }
        return known[code]
    }

    /// Numbers the texts of a kind's dictionaries; the first texts that are in their normal form need no look-up.
    private mutating func number(_ dictionaries: [Int], of kind: IdentifierKind, _ context: AuditContext) -> Int {
        var count = 0
        var odd: [(dictionary: Int, code: Int, text: [UInt8])] = []
        for dictionary in dictionaries {
            let texts = context.snapshot.dictionary(of: UInt32(dictionary))
            var codes = Array(repeating: Self.none, count: texts.count)
            var scratch: [UInt8] = []
            for code in 0..<texts.count {
                scratch.removeAll(keepingCapacity: true)
                let isNormal: Bool? = texts.withText(UInt32(code)) { bytes in
                    guard Identifier.appendNormalized(bytes, kind: kind, to: &scratch) else { return nil }
                    return scratch.elementsEqual(bytes)
                }
                if isNormal == true, dictionary == dictionaries[0] {
                    codes[code] = UInt32(count)
                    count += 1
                } else if isNormal != nil {
                    odd.append((dictionary, code, scratch))
                }
            }
            identities[dictionary] = codes
        }
        if !odd.isEmpty { number(odd, dictionaries[0], &count, context) }
        return count
    }

    private mutating func number(
        _ odd: [(dictionary: Int, code: Int, text: [UInt8])],
        _ first: Int,
        _ count: inout Int,
        _ context: AuditContext
    ) {
        var known: [[UInt8]: UInt32] = [:]
        let texts = context.snapshot.dictionary(of: UInt32(first))
        for (code, identity) in (identities[first] ?? []).enumerated() where identity != Self.none {
            known[texts.withText(UInt32(code)) { Array($0) }] = identity
        }
        for text in odd {
            let identity = known[text.text] ?? UInt32(count)
            if known[text.text] == nil {
                known[text.text] = identity
                count += 1
            }
            identities[text.dictionary]?[text.code] = identity
        }
    }
}
