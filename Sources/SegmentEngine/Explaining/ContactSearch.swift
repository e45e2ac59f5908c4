internal import Columns
package import EventModel
package import EventStore
internal import SegmentLanguage

/// Finds the contact that an identifier names.
package struct ContactSearch {
    private let snapshot: StoreSnapshot

    /// Searches a snapshot.
    package init(_ snapshot: StoreSnapshot) {
        self.snapshot = snapshot
    }

    /// The contact that an identifier names, and the kind of that identifier.
    package struct Found: Hashable, Sendable {
        /// The contact's number in the snapshot.
        package let contact: UInt32
        /// The kind that the identifier was found as.
        package let kind: IdentifierKind
        /// The later kinds under which the same value names another contact.
        package let otherKinds: [IdentifierKind]

        /// Makes a result.
        package init(contact: UInt32, kind: IdentifierKind, otherKinds: [IdentifierKind]) {
            self.contact = contact
            self.kind = kind
            self.otherKinds = otherKinds
        }
    }

    /// Finds a contact by a value, tried in the order of the kinds, or by `email:value` and the like in one kind alone.
    ///
    /// - Throws: ``NoSuchContact``.
    package func contact(_ text: String) throws(NoSuchContact) -> Found {
        let (kinds, value) = Self.parts(of: text)
        let owners = kinds.compactMap { kind in owner(kind, value).map { (kind: kind, contact: $0) } }
        guard let first = owners.first else {
            throw NoSuchContact(text: text, nearest: nearest(to: value, kinds))
        }
        return Found(
            contact: first.contact,
            kind: first.kind,
            otherKinds: owners.filter { $0.contact != first.contact }.map(\.kind)
        )
    }

    /// The kinds to try, and the value without its kind.
    private static func parts(of text: String) -> (kinds: [IdentifierKind], value: String) {
        let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, let kind = IdentifierKind(parameterName: String(parts[0])) else {
            return (IdentifierKind.allCases, text)
        }
        return ([kind], String(parts[1]))
    }

    private func owner(_ kind: IdentifierKind, _ value: String) -> UInt32? {
        guard let identifier = Identifier(kind: kind, text: value) else { return nil }
        var owner: UInt32?
        ListEvaluation(snapshot: snapshot).contacts(ResolvedList(name: "", identifiers: [identifier]))
            .forEachOne { owner = UInt32($0) }
        return owner
    }

    /// The identifier that a misspelt one most likely meant, masked.
    private func nearest(to value: String, _ kinds: [IdentifierKind]) -> String? {
        for kind in kinds {
            guard let wanted = Identifier.normalized(value, kind: kind) else { continue }
            let near = (0..<UInt32(snapshot.contacts.count)).lazy.compactMap { snapshot.identifier(kind, of: $0) }
                // Nothing is near that differs so much in length.
                .filter { abs($0.utf8.count - wanted.utf8.count) <= max(4, wanted.utf8.count / 3) }
            if let found = nearestName(to: wanted, in: near) {
                return "\(kind.name) \(MaskedText.of(found, knowing: wanted))"
            }
        }
        return nil
    }
}

/// No contact has an identifier.
package struct NoSuchContact: Error, Hashable, Sendable, CustomStringConvertible {
    /// What was asked for.
    package let text: String
    /// The kind and masked value of the identifier that is nearest; nil if none is near.
    package let nearest: String?

    /// What is wrong and what to do.
    package var description: String {
        let near = nearest.map { "; the nearest is \($0)" + ($0.contains("*") ? ", other letters hidden" : "") } ?? ""
        let kinds = IdentifierKind.allCases.map(\.name).joined(separator: ", ")
        return
            "no contact has the identifier \"\(text)\"\(near). Give an identifier of a contact in this database, as it is "
            + "or with its kind, as in email:VALUE. Kinds: \(kinds)"
    }
}
