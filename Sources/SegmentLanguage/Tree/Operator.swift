/// An operator that takes one literal.
package enum Operator: String, CaseIterable, Hashable, Sendable {
    /// Exactly the same number, text, day, time or truth value.
    case equal = "="
    /// The same text after Unicode case folding.
    case equalIgnoringCase = "~="
    /// Less, or earlier.
    case less = "<"
    /// Less or equal; a date literal holds its whole day.
    case lessOrEqual = "<="
    /// Greater, or later.
    case greater = ">"
    /// Greater or equal.
    case greaterOrEqual = ">="
    /// The text holds the literal somewhere.
    case contains = "contains"
    /// The text begins with the literal.
    case startsWith = "starts with"
    /// The text ends with the literal.
    case endsWith = "ends with"
    /// The regular expression is found somewhere in the text; the parser has checked that it is one.
    case matches = "matches"
}
