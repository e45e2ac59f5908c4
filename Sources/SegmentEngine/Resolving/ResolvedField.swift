/// A field of contacts as the events give it: for each contact the value in its last event that sets it.
package struct ResolvedField: Hashable, Sendable {
    /// The parameter's name.
    package let parameter: String
    /// When an event must have happened to give it.
    package let window: TimeRange
}
