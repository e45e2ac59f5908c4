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
            if let found = nearestName(to: wanted, in: identifiers(kind, like: wanted)) {
                return "\(kind.name) \(MaskedText.of(found, knowing: wanted))"
            }
        }
        return nil
    }

    /// The identifiers of a kind that have the letters of a text but for two, in whatever order.
    ///
    /// More wrong letters than that make another identifier of it rather than a misspelt one. Nearly all are told from it by
    /// this, before anything is compared letter by letter.
    private func identifiers(_ kind: IdentifierKind, like wanted: String) -> [String] {
        let letters = LetterCounts(Array(wanted.utf8))
        var near: [String] = []
        var identifiers = NormalizedIdentifiers(kind, of: snapshot)
        for contact in 0..<UInt32(snapshot.contacts.count) {
            identifiers.withIdentifier(of: contact) { identifier in
                if letters.differs(from: identifier, atMost: 2) {
                    near.append(String(decoding: identifier, as: UTF8.self))
                }
            }
        }
        return near
    }
}

/// How often each letter occurs in a text, whatever the case of ASCII letters.
private struct LetterCounts {
    private var counts = [Int](repeating: 0, count: 256)
    private let length: Int
    private let bytesPerLetter: Int

    init(_ bytes: [UInt8]) {
        length = bytes.count
        bytesPerLetter = bytes.allSatisfy { $0 < 0x80 } ? 1 : 2
        for byte in bytes { counts[Self.folded(byte)] += 1 }
    }

    /// Whether another text lacks at most so many of the letters, and has at most so many others.
    func differs(from bytes: [UInt8], atMost limit: Int) -> Bool {
        let limit = limit * bytesPerLetter
        guard abs(bytes.count - length) <= limit else { return false }
        var rest = counts
        var others = 0
        for byte in bytes {
            if rest[Self.folded(byte)] > 0 { rest[Self.folded(byte)] -= 1 } else { others += 1 }
            if others > limit { return false }
        }
        return length - (bytes.count - others) <= limit
    }

    private static func folded(_ byte: UInt8) -> Int {
        Int(UInt8(ascii: "A") <= byte && byte <= UInt8(ascii: "Z") ? byte | 0x20 : byte)
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
