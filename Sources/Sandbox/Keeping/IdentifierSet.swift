package import EventModel

/// Identifiers of one contact, at most one of each kind, strongest first.
///
/// A short list in place of a dictionary: there are two or three, and every event has them.
package struct IdentifierSet: Hashable, Sendable, RandomAccessCollection {
    private var list: [Identifier] = []

    /// Makes a set without any.
    package init() {}

    /// The first place.
    package var startIndex: Int { 0 }
    /// The place after the last.
    package var endIndex: Int { list.count }

    /// The identifier at a place.
    package subscript(place: Int) -> Identifier { list[place] }

    /// The identifier of a kind.
    package subscript(kind: IdentifierKind) -> Identifier? {
        get { list.first { $0.kind == kind } }
        set {
            list.removeAll { $0.kind == kind }
            guard let newValue else { return }
            list.insert(newValue, at: list.firstIndex { kind < $0.kind } ?? list.count)
        }
    }
}
