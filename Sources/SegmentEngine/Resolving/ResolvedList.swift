package import EventModel
package import SegmentLanguage

/// The identifiers of a list, whoever owns them.
package struct ResolvedList: Hashable, Sendable {
    /// The list's name, as the segment gives it.
    @ComparedByBytes package private(set) var name: String
    /// The identifiers in their normal form.
    package let identifiers: Set<Identifier>

    /// Makes a list.
    package init(name: String, identifiers: Set<Identifier>) {
        _name = ComparedByBytes(name)
        self.identifiers = identifiers
    }

    /// Feeds the name and the size, since a list may have a million identifiers.
    package func hash(into hasher: inout Hasher) {
        hasher.combine(_name)
        hasher.combine(identifiers.count)
    }
}
