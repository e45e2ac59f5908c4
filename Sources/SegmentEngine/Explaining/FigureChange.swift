package import EventModel
package import SegmentLanguage

/// The nearest figure to which a test answers otherwise.
///
/// A mean is a sum and what it is divided by: it is compared by multiplying the bounds, so that nothing is rounded.
package struct FigureChange: Hashable, Sendable {
    /// The bound at which, or right beside which, the answer changes.
    package let bound: ExactDecimal
    /// Where the nearest figure lies: below the bound, on it, or above it.
    package let side: Side
    /// How far the sum behind the figure is from the bound, times the count.
    private let distance: WideDecimal
    private let isUpwards: Bool

    /// Where a figure lies beside a bound.
    package enum Side: Hashable, Sendable {
        /// Right below it.
        case below
        /// On it.
        case on
        /// Right above it.
        case above
    }

    /// Finds the change; nil if the test answers the same to every figure.
    package init?(_ test: ValueTest, from sum: ExactDecimal, by count: Int = 1) {
        self.init(test, from: WideDecimal(sum), by: count)
    }

    /// Finds the change of a sum of any size.
    init?(_ test: ValueTest, from sum: WideDecimal, by count: Int) {
        let intervals = ValueMatcher(test.kind, zone: .utc).numbers
        let now = intervals.contains { $0.contains(sum, over: count) }
        var nearest: FigureChange?
        for bound in intervals.flatMap({ [$0.lower, $0.upper] }).compactMap({ $0?.number }) {
            let up = WideDecimal(bound).multiplied(by: count) - sum
            let sides: [Side] = up > .zero ? [.on, .above] : up < .zero ? [.on, .below] : [.above, .below]
            guard let side = sides.first(where: { side in intervals.contains { $0.contains(bound, side) } != now })
            else { continue }
            let change = FigureChange(bound: bound, side: side, distance: up.magnitude, isUpwards: up > .zero)
            if let known = nearest, !change.isNearer(than: known) { continue }
            nearest = change
        }
        guard let nearest else { return nil }
        self = nearest
    }

    private func isNearer(than other: FigureChange) -> Bool {
        distance < other.distance || (distance == other.distance && side == .on && other.side != .on)
    }

    private init(bound: ExactDecimal, side: Side, distance: WideDecimal, isUpwards: Bool) {
        self.bound = bound
        self.side = side
        self.distance = distance
        self.isUpwards = isUpwards
    }

    /// The change of a mean in words: where it has to come to.
    func words(_ noun: String) -> String {
        switch side {
        case .on: "\(noun) of \(bound)"
        case .above: "\(noun) above \(bound)"
        case .below: "\(noun) below \(bound)"
        }
    }

    /// The change of a sum in words, with how far it is.
    func wordsWithDistance(_ noun: String) -> String {
        let direction = isUpwards || (distance == .zero && side == .above) ? "more" : "less"
        let by = side == .on ? "\(distance) \(direction)" : "more than \(distance) \(direction)"
        return "\(words(noun)): \(distance == .zero ? "any \(direction)" : by)"
    }
}

extension NumberInterval {
    /// Whether the numbers right beside a bound, or the bound itself, lie in it.
    func contains(_ bound: ExactDecimal, _ side: FigureChange.Side) -> Bool {
        if let lower {
            if bound < lower.number { return false }
            if bound == lower.number, side == .below || (side == .on && !lower.isIncluded) { return false }
        }
        if let upper {
            if upper.number < bound { return false }
            if bound == upper.number, side == .above || (side == .on && !upper.isIncluded) { return false }
        }
        return true
    }
}
