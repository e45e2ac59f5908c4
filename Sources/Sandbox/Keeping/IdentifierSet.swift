internal import EventModel

/// Identifiers of one contact, at most one of each kind, strongest first.
///
/// A short list in place of a dictionary: there are two or three, and every event has them.
struct IdentifierSet: Hashable, Sendable, RandomAccessCollection {
    private var list: [Identifier] = []

    /// Makes a set without any.
    init() {}

    /// The first place.
    var startIndex: Int { 0 }
    /// The place after the last.
    var endIndex: Int { list.count }

    /// The identifier at a place.
    subscript(place: Int) -> Identifier { list[place] }

    /// The identifier of a kind.
    subscript(kind: IdentifierKind) -> Identifier? {
        get { list.first { $0.kind == kind } }
        set {
            list.removeAll { $0.kind == kind }
            guard let newValue else { return }
            list.insert(newValue, at: list.firstIndex { kind < $0.kind } ?? list.count)
        }
    }
}
