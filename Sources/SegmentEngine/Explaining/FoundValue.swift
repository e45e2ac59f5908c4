package import EventModel

/// What was found for a contact, before a condition compares it.
package enum FoundValue: Hashable, Sendable {
    /// There is nothing to compare, which no positive test holds for.
    case nothing
    /// So many events, orders, values or windows.
    case count(Int)
    /// A figure.
    case number(ExactDecimal)
    /// A mean: a sum and what it is divided by, at least 1.
    case mean(of: ExactDecimal, by: Int)
    /// A sum that 128 bits do not hold, and what it is divided by, at least 1.
    case longMean(of: WideDecimal, by: Int)
    /// When something happened.
    case time(WallClock)
    /// A value of an event, or an identifier.
    case value(ShownValue)
    /// How many steps of a sequence follow one another.
    case steps(Int)
    /// Whether something is the case.
    case truth(Bool)
    /// The kind of condition is one whose value is not known how to be found.
    case unknown

    /// The value in words; means are rounded to six digits after the point, half to even.
    package var text: String {
        switch self {
        case .nothing: "none"
        case .count(let count): String(count)
        case .number(let number): number.description
        case .mean(let sum, let count): Self.mean(of: sum, by: count)
        case .longMean(let sum, let count): count == 1 ? sum.description : "\(sum) / \(count)"
        case .time(let time): time.description
        case .value(let value): value.text
        case .steps(let count): count == 1 ? "1 step" : "\(count) steps"
        case .truth(let truth): truth ? "yes" : "no"
        case .unknown: "not shown for this kind of condition"
        }
    }

    /// The sum of numbers.
    static func sum(_ numbers: some Sequence<ExactDecimal>) -> FoundValue {
        let sum = ExactSum(numbers)
        return sum.wide.map { .longMean(of: $0, by: 1) } ?? .number(sum.narrow)
    }

    /// The mean of numbers.
    static func mean(_ numbers: some Collection<ExactDecimal>) -> FoundValue {
        guard !numbers.isEmpty else { return .nothing }
        let sum = ExactSum(numbers)
        return sum.wide.map { .longMean(of: $0, by: numbers.count) } ?? .mean(of: sum.narrow, by: numbers.count)
    }

    private static let meanScale = 6

    private static func mean(of sum: ExactDecimal, by count: Int) -> String {
        guard let scaled = sum.rescaled(to: meanScale) else { return "\(sum) / \(count)" }
        let power = ExactDecimal.powersOfTen[min(scaled.scale - meanScale, ExactDecimal.powersOfTen.count - 1)]
        let (divisor, overflow) = power.multipliedReportingOverflow(by: Int128(count))
        guard !overflow else { return "\(sum) / \(count)" }
        var (quotient, rest) = scaled.mantissa.quotientAndRemainder(dividingBy: divisor)
        let twice = rest.magnitude << 1
        if twice > divisor.magnitude || (twice == divisor.magnitude && quotient % 2 != 0) {
            quotient += rest < 0 ? -1 : 1
        }
        return ExactDecimal(mantissa: quotient, scale: meanScale).normalized.description
    }
}
