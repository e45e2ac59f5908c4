/// The scale of an axis: from zero, or from the least value below it, to a round number above the greatest.
struct ChartScale: Hashable, Sendable {
    /// Where a mark stands, and what is written at it.
    struct Tick: Hashable, Sendable {
        let value: Double
        let text: String
    }

    /// The marks in ascending order; the first and the last are the ends of the axis.
    let ticks: [Tick]

    /// About how many steps there are.
    private static let steps = 4.0

    /// The scale for some values; zero is always on it.
    ///
    /// - Parameter isWhole: Whether there is nothing between whole numbers, so that no mark stands there.
    init(_ values: [Double], isWhole: Bool = false) {
        let (least, greatest) = (min(0, values.min() ?? 0), max(0, values.max() ?? 0))
        let (factor, exponent) = Self.step(max(greatest - least, isWhole ? 1 : 1e-9) / Self.steps, isWhole: isWhole)
        let step = Double(factor) * Self.power(exponent)
        let (first, last) = (Int((least / step).rounded(.down)), max(1, Int((greatest / step).rounded(.up))))
        let unit = Self.unit(of: max(abs(Double(first)), abs(Double(last))) * step)
        ticks = (first...last).map { number in
            Tick(
                value: Double(number) * step,
                text: Self.digits(number * factor, exponent: exponent - unit.exponent) + (number == 0 ? "" : unit.name)
            )
        }
    }

    /// The scale for all values of some series; between whole numbers there is nothing where none is a decimal.
    init(of series: [ChartSeries]) {
        let isWhole = series.allSatisfy { $0.values.allSatisfy { if case .decimal = $0 { false } else { true } } }
        self.init(series.flatMap { $0.weights.compactMap(\.self) }, isWhole: isWhole)
    }

    /// How far along the axis a value lies, from 0 to 1.
    func share(of value: Double) -> Double {
        guard let first = ticks.first?.value, let last = ticks.last?.value, last > first else { return 0 }
        return min(1, max(0, (value - first) / (last - first)))
    }

    /// The least of 1, 2, 5 times a power of ten that is no less than a number.
    private static func step(_ least: Double, isWhole: Bool) -> (factor: Int, exponent: Int) {
        var exponent = -12
        while true {
            for factor in [1, 2, 5] where Double(factor) * power(exponent) >= least * 0.999_999 {
                return isWhole && exponent < 0 ? (1, 0) : (factor, exponent)
            }
            exponent += 1
        }
    }

    private static func power(_ exponent: Int) -> Double {
        var power = 1.0
        for _ in 0..<abs(exponent) { power *= 10 }
        return exponent < 0 ? 1 / power : power
    }

    /// Thousands and millions, so that the numbers stay short.
    private static func unit(of greatest: Double) -> (name: String, exponent: Int) {
        if greatest >= 1e9 { return ("G", 9) }
        if greatest >= 1e6 { return ("M", 6) }
        return greatest >= 1e4 ? ("k", 3) : ("", 0)
    }

    /// A whole number times a power of ten, digit for digit.
    private static func digits(_ number: Int, exponent: Int) -> String {
        guard number != 0 else { return "0" }
        let sign = number < 0 ? "-" : ""
        var digits = String(number.magnitude)
        if exponent >= 0 {
            digits += String(repeating: "0", count: exponent)
            return sign + HumanNumber.grouped(digits)
        }
        if digits.count <= -exponent { digits = String(repeating: "0", count: 1 - exponent - digits.count) + digits }
        digits.insert(".", at: digits.index(digits.endIndex, offsetBy: exponent))
        while digits.hasSuffix("0") { digits.removeLast() }
        if digits.hasSuffix(".") { digits.removeLast() }
        return sign + digits
    }
}
