internal import EventModel
package import SegmentLanguage

/// The smallest change of a whole number, never below 0, that a test answers otherwise.
package struct WholeChange: Hashable, Sendable {
    /// How much greater the number has to be; below 0 how much less.
    package let difference: Int

    /// Finds the change; nil if the test answers the same to every number.
    ///
    /// - Parameter greatest: The greatest number that there can be; nil: none.
    package init?(_ test: ValueTest, from found: Int, greatest: Int? = nil) {
        let intervals = ValueMatcher(test.kind, zone: .utc).numbers
        let isNegated = test.negatesPositive
        func passes(_ number: Int) -> Bool {
            let value = ExactDecimal(mantissa: Int128(number))
            return isNegated != (test.asksWhetherSet || intervals.contains { $0.contains(value) })
        }
        // The answer can only change beside the bounds.
        var nearest: Int?
        for bound in intervals.flatMap({ [$0.lower, $0.upper] }).compactMap(\.self) {
            guard let floor = bound.number.floored(toScale: 0), let whole = Int32(exactly: floor.mantissa).map(Int.init)
            else { continue }
            for number in [whole - 1, whole, whole + 1, whole + 2]
            where number >= 0 && number <= greatest ?? .max && passes(number) != passes(found) {
                let (old, new) = (nearest.map { abs($0) } ?? .max, abs(number - found))
                if new < old || (new == old && number > found) { nearest = number - found }
            }
        }
        guard let nearest else { return nil }
        difference = nearest
    }

    /// The change in words: `2 more such events`.
    func words(_ one: String, _ many: String) -> String {
        let count = abs(difference)
        return "\(count) \(difference > 0 ? "more" : "fewer") \(count == 1 ? one : many)"
    }
}
