/// Writes a number in few characters, to about three figures, where a picture has no room for all of it.
enum ShortNumber {
    /// The number: `0.45`, `12.3`, `126`, `1.3k`, `45M`.
    static func of(_ value: Double) -> String {
        let sign = value < 0 ? "-" : ""
        var (rest, unit) = (min(abs(value), 1e18), 0)
        while rest >= 999.5, unit < units.count - 1 {
            rest /= 1000
            unit += 1
        }
        let digits = rest < 1 ? 2 : rest < 99.95 && (unit > 0 || rest != rest.rounded()) ? 1 : 0
        let factor = [1.0, 10, 100][digits]
        let (whole, part) = Int((rest * factor).rounded()).quotientAndRemainder(dividingBy: Int(factor))
        guard part > 0 else { return whole == 0 ? "0" : "\(sign)\(whole)\(units[unit])" }
        let decimals = String(part)
        let zeros = String(repeating: "0", count: digits - decimals.count)
        return "\(sign)\(whole).\(zeros)\(decimals)\(units[unit])"
    }

    private static let units = ["", "k", "M", "G", "T", "P"]
}
