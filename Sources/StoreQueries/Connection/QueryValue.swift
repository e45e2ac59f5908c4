/// A value of a result or of a parameter.
package enum QueryValue: Hashable, Sendable {
    /// No value.
    case null
    /// A whole number.
    case integer(Int64)
    /// A number with digits after the point, or one too large for a whole one.
    case real(Double)
    /// A text.
    case text(String)
    /// Bytes that are no text; only functions of SQL make them.
    case blob([UInt8])
}
