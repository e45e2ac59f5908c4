internal import Columns
internal import EventModel
internal import EventStore

/// `in list`: the contact has one of the identifiers of a list.
///
/// Identifiers have no history.
struct ListEvaluation {
    /// The store.
    let snapshot: StoreSnapshot

    /// The contacts who have one of the identifiers.
    func contacts(_ list: ResolvedList) -> Bitmap {
        var wanted: [IdentifierKind: Set<[UInt8]>] = [:]
        for identifier in list.identifiers { wanted[identifier.kind, default: []].insert(Array(identifier.value.utf8)) }
        var result = Bitmap(count: snapshot.contacts.count)
        for (kind, values) in wanted { result.formOr(with: contacts(kind, in: values)) }
        return result
    }

    private func contacts(_ kind: IdentifierKind, in values: Set<[UInt8]>) -> Bitmap {
        var dictionaries: [UInt32: TextDictionary] = [:]
        var scratch: [UInt8] = []
        return Bitmap(of: snapshot.contacts.count) { contact in
            guard let (column, code) = snapshot.contacts.identifier(kind, of: UInt32(contact)) else { return false }
            let dictionary = dictionaries[column] ?? snapshot.dictionary(of: column)
            dictionaries[column] = dictionary
            scratch.removeAll(keepingCapacity: true)
            _ = dictionary.withText(code) { Identifier.appendNormalized($0, kind: kind, to: &scratch) }
            return values.contains(scratch)
        }
    }
}
