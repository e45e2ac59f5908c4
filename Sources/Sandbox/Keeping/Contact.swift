internal import EventModel

/// A contact that the sandbox keeps.
struct Contact: Sendable {
    /// What it is known by; always with the contactId that the sandbox gave it.
    var identifiers: IdentifierSet
    /// Its other fields, under the vendor's names.
    var values: [String: String] = [:]
    /// When it was updated last, as a count of updates: of several contacts with one email, the last one counts.
    var updated: Int

    /// The contact as the sandbox's own page shows it.
    var json: JSONValue {
        var members: [JSONMember] = []
        for identifier in identifiers {
            members.append(JSONMember(name: identifier.kind.name, value: .text(identifier.value)))
        }
        for (name, value) in values.sorted(by: { $0.key < $1.key }) {
            members.append(JSONMember(name: name, value: .text(value)))
        }
        return .object(members)
    }
}
