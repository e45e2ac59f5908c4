package import EventModel

/// The identifiers of a list, whoever owns them.
package struct ResolvedList: Hashable, Sendable {
    /// The list's name, as the segment gives it.
    package let name: String
    /// The identifiers in their normal form.
    package let identifiers: Set<Identifier>

    /// Makes a list.
    package init(name: String, identifiers: Set<Identifier>) {
        self.name = name
        self.identifiers = identifiers
    }

    /// Feeds the name and the size, since a list may have a million identifiers.
    package func hash(into hasher: inout Hasher) {
        hasher.combine(name)
        hasher.combine(identifiers.count)
    }
}
