internal import SegmentLanguage

extension ValueTest {
    /// Whether what holds is the negation of what a matcher looks for: `is empty` is the negation of `is set`.
    var negatesPositive: Bool { isNegated != (kind == .isEmpty) }

    /// Whether all that is asked, or its negation, is that a value is there.
    var asksWhetherSet: Bool { kind == .isSet || kind == .isEmpty }
}
