package import Columns
package import EventModel
package import EventStore

extension StoreSnapshot {
    /// The contacts that own one of these identifiers, a bit a contact number.
    package func contacts(owning identifiers: Set<Identifier>) -> Bitmap {
        var owners = Bitmap(count: contacts.count)
        for kind in IdentifierKind.allCases {
            forEachIdentity(kind) { column, code, owner in
                guard let owner else { return }
                let text = dictionary(of: column).text(code)
                if let identifier = Identifier(kind: kind, text: text), identifiers.contains(identifier) {
                    owners[Int(owner)] = true
                }
            }
        }
        return owners
    }
}
