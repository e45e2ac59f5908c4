internal import Columns
internal import EventModel
internal import EventStore

/// A number for each identifier of a kind, however its text is spelled, and the contact that owns it.
struct IdentityNumbers {
    /// By dictionary: the identity of each code; empty for those that hold no identifiers.
    private var identities: [[UInt32]]
    /// By kind and identity: the contact.
    private var owners: [[UInt32]] = []
    /// By column: its dictionary.
    private let dictionaries: [Int]

    static let none = UInt32.max

    init(_ context: AuditContext) {
        let dictionaries = context.roles.map { context.snapshot.dictionaryNumber(of: $0.number) }
        self.dictionaries = dictionaries
        identities = context.roles.map { _ in [] }
        let columns = Dictionary(
            grouping: context.roles.filter { $0.identifier != nil },
            by: { dictionaries[Int($0.number)] }
        )
        let kinds = IdentifierKind.allCases
        let own = kinds.map { kind in columns.filter { $0.value[0].identifier == kind }.keys.sorted() }
        // Texts that were read are only looked at.
        nonisolated(unsafe) let snapshot = context.snapshot
        let numbered = Concurrently.map(kinds.count) { NumberedTexts(own[$0], of: kinds[$0], snapshot) }
        for (kind, numbered) in zip(kinds, numbered) {
            for (dictionary, codes) in numbered.identities { identities[dictionary] = codes }
            var owners = Array(repeating: Self.none, count: numbered.count)
            context.snapshot.forEachIdentity(kind) { column, code, owner in
                let identity = identity(column: column, code: Int(code))
                if identity != Self.none, let owner { owners[Int(identity)] = owner }
            }
            self.owners.append(owners)
        }
    }

    /// How many identities a kind has.
    func count(kind: Int) -> Int { owners[kind].count }

    /// The identities of the codes of a column, ``none`` for texts that count as absent.
    func identities(of column: UInt32) -> [UInt32] { identities[dictionaries[Int(column)]] }

    /// The contacts that own the identities of a kind, ``none`` for those that nobody owns.
    func owners(kind: Int) -> [UInt32] { owners[kind] }

    private func identity(column: UInt32, code: Int) -> UInt32 {
        let dictionary = dictionaries[Int(column)]
        return code < identities[dictionary].count ? identities[dictionary][code] : Self.none
    }
}

/// The texts of the dictionaries of one kind of identifier, each with its number.
private struct NumberedTexts {
    /// By dictionary: the identity of each code.
    private(set) var identities: [Int: [UInt32]] = [:]
    /// How many identities there are.
    private(set) var count = 0

    /// Numbers the texts; those of the first dictionary that are in their normal form need no look-up.
    init(_ dictionaries: [Int], of kind: IdentifierKind, _ snapshot: StoreSnapshot) {
        var odd: [(dictionary: Int, code: Int, text: [UInt8])] = []
        for dictionary in dictionaries {
            let texts = snapshot.dictionary(of: UInt32(dictionary))
            var codes = Array(repeating: IdentityNumbers.none, count: texts.count)
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
        if !odd.isEmpty { number(odd, dictionaries[0], snapshot) }
    }

    private mutating func number(
        _ odd: [(dictionary: Int, code: Int, text: [UInt8])],
        _ first: Int,
        _ snapshot: StoreSnapshot
    ) {
        var known: [[UInt8]: UInt32] = [:]
        let texts = snapshot.dictionary(of: UInt32(first))
        for (code, identity) in (identities[first] ?? []).enumerated() where identity != IdentityNumbers.none {
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
