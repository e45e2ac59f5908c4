internal import EventModel

/// A sum of decimal numbers at the greatest scale among them, of any size.
struct ExactSum {
    /// The sum; what it was before 128 bits could not hold it, where ``wide`` is there.
    private(set) var narrow = ExactDecimal.zero
    /// The sum, once 128 bits could not hold it; else nil.
    private(set) var wide: WideDecimal?

    /// Adds numbers up.
    init(_ numbers: some Sequence<ExactDecimal> = []) {
        for number in numbers { add(number) }
    }

    /// Adds a number.
    mutating func add(_ other: ExactDecimal) {
        if let sum = wide {
            wide = sum + WideDecimal(other)
            return
        }
        let scale = max(narrow.scale, other.scale)
        if let own = narrow.rescaled(to: scale), let added = other.rescaled(to: scale) {
            let (sum, overflow) = own.mantissa.addingReportingOverflow(added.mantissa)
            if !overflow {
                narrow = ExactDecimal(mantissa: sum, scale: scale)
                return
            }
        }
        wide = WideDecimal(narrow) + WideDecimal(other)
    }
}
