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

        /// Whether kind and value are the same, texts byte for byte.
        package static func == (left: Value, right: Value) -> Bool {
            switch (left, right) {
            case (.number(let left, let leftDigits), .number(let right, let rightDigits)):
                left == right && leftDigits == rightDigits
            case (.text(let left), .text(let right)):
                ComparedByBytes(left) == ComparedByBytes(right)
            case (.date(let left), .date(let right)), (.dateTime(let left), .dateTime(let right)): left == right
            case (.boolean(let left), .boolean(let right)): left == right
            case (.number, _), (.text, _), (.date, _), (.dateTime, _), (.boolean, _): false
            }
        }

        /// Feeds the value.
        package func hash(into hasher: inout Hasher) {
            switch self {
            case .number(let number, let digits):
                hasher.combine(number)
                hasher.combine(digits)
            case .text(let text): hasher.combine(ComparedByBytes(text))
            case .date(let moment), .dateTime(let moment): hasher.combine(moment)
            case .boolean(let truth): hasher.combine(truth)
            }
        }
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
