/// What an event says about one field: nothing, something that cannot be used, or a value.
package enum Given<Value: BitwiseCopyable & Hashable & Sendable>: BitwiseCopyable, Hashable, Sendable {
    /// The parameter is missing or null.
    case absent
    /// The parameter is there, and what it holds is no such value.
    case unusable
    /// The parameter's value.
    case value(Value)
}
