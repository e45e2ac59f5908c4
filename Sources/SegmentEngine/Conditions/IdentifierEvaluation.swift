internal import Columns
internal import EventModel
internal import EventStore
internal import SegmentLanguage

/// `contact.email ends with "@gmail.com"`: an identifier of the contact in its normal form passes a test.
///
/// The literals get the normal form too, so that `+380 50 123-45-67` finds the phone 380501234567, and an email is
/// found whatever its case. Identifiers have no history.
struct IdentifierEvaluation {
    /// The store.
    let snapshot: StoreSnapshot

    /// The contacts whose identifier passes.
    func contacts(_ kind: IdentifierKind, _ test: ValueTest) -> Bitmap {
        let matcher = ValueMatcher(
            Self.normalized(test.kind, as: kind),
            zone: snapshot.zone,
            ignoringCase: kind == .email
        )
        let isNegated = test.negatesPositive
        var identifiers = NormalizedIdentifiers(kind, of: snapshot)
        return Bitmap(of: snapshot.contacts.count) { contact in
            let passes = identifiers.withIdentifier(of: UInt32(contact)) { identifier in
                identifier.withUnsafeBytes { matcher.passes(text: $0) }
            }
            return passes ?? false != isNegated
        }
    }

    private static func normalized(_ test: ValueTest.Kind, as kind: IdentifierKind) -> ValueTest.Kind {
        switch test {
        case .compare(.matches, _), .between, .isSet, .isEmpty: test
        case .compare(let comparison, let literal): .compare(comparison, normalized(literal, as: kind))
        case .oneOf(let literals): .oneOf(literals.map { normalized($0, as: kind) })
        }
    }

    private static func normalized(_ literal: Literal, as kind: IdentifierKind) -> Literal {
        guard case .text(let text) = literal.value, kind == .email || kind == .phone else { return literal }
        guard let value = Identifier.normalized(text, kind: kind) else { return literal }
        return Literal(.text(value), range: literal.range)
    }
}
