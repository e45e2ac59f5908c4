/// What is asked of a value: an operator with its literals, plain or negated.
///
/// Logic is two-valued: a positive test of a missing or uncomparable value is false, and the negated form is the exact
/// negation of the positive one. So `not < 5` holds for a missing value and `>= 5` does not.
package struct ValueTest: Hashable, Sendable {
    /// The positive tests.
    package enum Kind: Hashable, Sendable {
        /// An operator with one literal: `= "Kyiv"`, `> 100`, `starts with "New"`.
        case compare(Operator, Literal)
        /// `one of (...)`: equal to at least one of the literals; there is at least one.
        case oneOf([Literal])
        /// `between A and B`: both ends belong to it; two numbers, or two dates or times, in ascending order.
        case between(Literal, Literal)
        /// `is set`: there, and neither null nor empty.
        case isSet
        /// `is empty`: the negation of `is set`.
        case isEmpty
    }

    /// Whether the negation was asked for: `!=`, `not one of`, `not contains`, `is not set`.
    package let isNegated: Bool
    /// The positive test.
    package let kind: Kind
    /// Where operator and literals stand.
    @NotCompared package var range: SourceRange

    /// Makes a test.
    package init(_ kind: Kind, isNegated: Bool = false, range: SourceRange = .none) {
        self.isNegated = isNegated
        self.kind = kind
        self.range = range
    }

    /// The literals in the order in which they were written.
    package var literals: [Literal] {
        switch kind {
        case .compare(_, let literal): [literal]
        case .oneOf(let literals): literals
        case .between(let least, let greatest): [least, greatest]
        case .isSet, .isEmpty: []
        }
    }
}
