internal import EventModel
internal import EventStore

/// The identifiers of contacts in their normal form, of one kind, one after another.
struct NormalizedIdentifiers {
    private let kind: IdentifierKind
    private let snapshot: StoreSnapshot
    private var dictionaries: [UInt32: TextDictionary] = [:]
    private var scratch: [UInt8] = []

    /// Reads nothing yet.
    init(_ kind: IdentifierKind, of snapshot: StoreSnapshot) {
        self.kind = kind
        self.snapshot = snapshot
    }

    /// Calls with the identifier of a contact; nil if it has none.
    @inline(__always)
    mutating func withIdentifier<Result>(of contact: UInt32, _ body: ([UInt8]) -> Result) -> Result? {
        guard let (column, code) = snapshot.contacts.identifier(kind, of: contact) else { return nil }
        let dictionary = dictionaries[column] ?? snapshot.dictionary(of: column)
        dictionaries[column] = dictionary
        scratch.removeAll(keepingCapacity: true)
        _ = dictionary.withText(code) { Identifier.appendNormalized($0, kind: kind, to: &scratch) }
        return body(scratch)
    }
}
