package import SegmentLanguage

/// A field of contacts: as contact lists give it or, where none does, as the events do.
///
/// Of a list the last row that has a value counts, whenever that was; of events the last one that sets it.
package struct ResolvedField: Hashable, Sendable {
    /// The name of the field, or of the parameter.
    @ComparedByBytes package private(set) var name: String
    /// When an event must have happened to give it.
    package let window: TimeRange
    /// Whether contact lists give it, which have no history.
    package let isListed: Bool

    /// Makes a field that events give.
    package init(parameter name: String, window: TimeRange) {
        _name = ComparedByBytes(name)
        (self.window, isListed) = (window, false)
    }

    /// Makes a field that contact lists give.
    package init(listed name: String) {
        _name = ComparedByBytes(name)
        (window, isListed) = (.always, true)
    }
}
