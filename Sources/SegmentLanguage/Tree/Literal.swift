package import EventModel

/// A value that was written in a segment.
package struct Literal: Hashable, Sendable {
    /// The kinds of values; the kind decides how a parameter is compared.
    package enum Value: Hashable, Sendable {
        /// A number with its digits as written: `258.0` has the digits `258.0`.
        case number(ExactDecimal, digits: String)
        /// A text in quotes, escapes resolved.
        case text(String)
        /// A calendar day, as the midnight that begins it.
        case date(WallClock)
        /// A time of a day.
        case dateTime(WallClock)
        /// `true` or `false`.
        case boolean(Bool)
    }

    /// The value.
    package let value: Value
    /// Where it stands, quotes included.
    @NotCompared package var range: SourceRange

    /// Makes a literal.
    package init(_ value: Value, range: SourceRange = .none) {
        self.value = value
        self.range = range
    }
}
