internal import EventModel
internal import SegmentLanguage

/// What is asked of a figure, such as a count, a sum or an average: numbers alone are compared with it.
struct FigureTest {
    private let intervals: [NumberInterval]
    private let asksWhetherSet: Bool
    private let isNegated: Bool

    /// Takes a test apart.
    init(_ test: ValueTest, zone: ClockZone) {
        let matcher = ValueMatcher(test.kind, zone: zone)
        intervals = matcher.numbers
        asksWhetherSet = matcher.asksWhetherSet
        isNegated = test.negatesPositive
    }

    /// Asks for a count between two bounds.
    init(_ count: CountTest) {
        let greatest = count.greatest.map {
            NumberInterval.Bound(ExactDecimal(mantissa: Int128($0)), isIncluded: true)
        }
        let least = NumberInterval.Bound(ExactDecimal(mantissa: Int128(count.least)), isIncluded: true)
        intervals = [NumberInterval(from: least, to: greatest)]
        (asksWhetherSet, isNegated) = (false, false)
    }

    /// Whether a figure passes; nil is the figure of nothing, which no positive test holds for.
    func passes(_ figure: ExactDecimal?) -> Bool {
        guard let figure else { return isNegated }
        return isNegated != (asksWhetherSet || intervals.contains { $0.contains(figure) })
    }

    /// Whether a figure of any size passes.
    func passes(_ figure: WideDecimal) -> Bool {
        isNegated != (asksWhetherSet || intervals.contains { $0.contains(figure) })
    }

    /// Whether a sum passes.
    func passes(_ sum: ExactSum) -> Bool { sum.wide.map { passes($0) } ?? passes(sum.narrow) }

    /// Whether the quotient of a sum of any size and a count passes; a count of zero makes a figure of nothing.
    func passes(quotientOf sum: WideDecimal, by count: Int) -> Bool {
        guard count > 0 else { return isNegated }
        return isNegated != (asksWhetherSet || intervals.contains { $0.contains(sum, over: count) })
    }

    /// Whether the quotient of a sum and a count passes; a count of zero makes a figure of nothing.
    func passes(quotientOf sum: ExactDecimal, by count: Int) -> Bool {
        guard count > 0 else { return isNegated }
        return isNegated != (asksWhetherSet || intervals.contains { $0.containsQuotient(of: sum, by: count) })
    }

    /// The same test for many whole numbers or mantissas of one scale.
    func mantissaTest(scale: Int) -> MantissaTest {
        MantissaTest(
            ranges: asksWhetherSet ? [Int128.min...Int128.max] : intervals.compactMap { $0.mantissas(scale: scale) },
            isNegated: isNegated
        )
    }
}

/// A test of figures that all have the same count of digits after the point, by their mantissas.
struct MantissaTest {
    fileprivate let ranges: [ClosedRange<Int128>]
    fileprivate let isNegated: Bool

    /// Whether a figure passes.
    @inline(__always)
    func passes(_ mantissa: Int128) -> Bool {
        for range in ranges where range.contains(mantissa) { return !isNegated }
        return isNegated
    }

    /// The counts that pass, or that do not if it is negated, where they follow one another; nil where they don't.
    var ofCounts: (ClosedRange<UInt32>, isNegated: Bool)? {
        guard ranges.count == 1, ranges[0].lowerBound <= Int128(UInt32.max), ranges[0].upperBound >= 0 else {
            return nil
        }
        return (UInt32(clamping: ranges[0].lowerBound)...UInt32(clamping: ranges[0].upperBound), isNegated)
    }

    /// The mantissas of a width that pass, or that do not if it is negated, where they follow one another; nil where they
    /// don't, and where there are none.
    func range<Mantissa: FixedWidthInteger>(of: Mantissa.Type) -> (ClosedRange<Mantissa>, isNegated: Bool)? {
        guard ranges.count == 1, ranges[0].lowerBound <= Int128(Mantissa.max),
            ranges[0].upperBound >= Int128(Mantissa.min)
        else { return nil }
        return (Mantissa(clamping: ranges[0].lowerBound)...Mantissa(clamping: ranges[0].upperBound), isNegated)
    }

    /// What the figure of nothing comes to.
    var passesNothing: Bool { isNegated }
}
