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
        var identifiers = NormalizedIdentifiers(kind, of: snapshot)
        return Bitmap(of: snapshot.contacts.count) { contact in
            identifiers.withIdentifier(of: UInt32(contact)) { values.contains($0) } ?? false
        }
    }
}
