internal import EventModel
internal import EventStore
internal import SegmentLanguage

/// Conditions on who the contact is, and on other segments.
extension Explainer {
    /// `contact.email ends with ...`, `contact.city = ...`, `contact.birthday anniversary ...`, `in list "..."`; nil for
    /// all other conditions.
    func contactEvidence(_ condition: ResolvedCondition, holds: Bool, asOf: AsOf) throws -> Evidence? {
        switch condition {
        case .identifier(let kind, let test):
            let value = snapshot.identifier(kind, of: contact)
            return Evidence(
                value.map { .value(.text($0)) } ?? .nothing,
                remark: "identifiers have no history",
                threshold: "\(kind.name) \(format(test))",
                change: "\(kind.name) \(test.turned(holds))"
            )
        case .list(let list):
            let listed = IdentifierKind.allCases.compactMap { kind in
                snapshot.identifier(kind, of: contact).flatMap { Identifier(kind: kind, text: $0) }
            }.filter(list.identifiers.contains)
            return Evidence(
                listed.first.map { .value(.text($0.value)) } ?? .nothing,
                remark: listed.first.map { "by \($0.kind.name)" },
                threshold: "an identifier in list \"\(list.name)\"",
                change: listed.isEmpty
                    ? "one of the contact's identifiers in the list" : "none of the contact's identifiers in the list"
            )
        case .field(let field, let test): return try fieldEvidence(field, test, holds: holds)
        case .anniversary(let field, let days):
            return try anniversaryEvidence(field, AnniversaryWindow(from: asOf.moment, days), holds: holds)
        default: return nil
        }
    }

    /// `in segment "..."`, with the conditions of that segment; nil for all other conditions.
    func referenceEvidence(_ condition: ResolvedCondition, asOf: AsOf) throws -> Evidence? {
        guard case .segment(let reference) = condition else { return nil }
        let (mask, inner) = try explain(reference.conditions, reference.tree, asOf: asOf) { reference.texts[$0] }
        let isMember = reference.tree.holds(mask)
        return Evidence(
            .truth(isMember),
            threshold: "in segment \"\(reference.name)\"",
            change: "the segment's own answer the other way, by its conditions",
            inner: inner
        )
    }
}
