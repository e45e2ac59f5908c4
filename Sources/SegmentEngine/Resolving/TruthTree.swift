/// How the truths of a segment's conditions make the truth of the segment: the conditions by their numbers.
package indirect enum TruthTree: Hashable, Sendable {
    /// All hold.
    case and([TruthTree])
    /// At least one holds.
    case or([TruthTree])
    /// It does not hold.
    case not(TruthTree)
    /// The condition with this number.
    case leaf(Int)

    /// Whether the segment holds where exactly the conditions hold whose bits are one.
    package func holds(_ mask: UInt64) -> Bool {
        switch self {
        case .and(let parts): parts.allSatisfy { $0.holds(mask) }
        case .or(let parts): parts.contains { $0.holds(mask) }
        case .not(let part): !part.holds(mask)
        case .leaf(let number): mask >> UInt64(number) & 1 == 1
        }
    }

    /// The tree without a condition, or nil if nothing is left, which is everyone.
    ///
    /// A parent with one child left becomes the child, with none it goes too.
    package func without(_ number: Int) -> TruthTree? {
        switch self {
        case .and(let parts): Self.joined(parts.compactMap { $0.without(number) }) { .and($0) }
        case .or(let parts): Self.joined(parts.compactMap { $0.without(number) }) { .or($0) }
        case .not(let part): part.without(number).map { .not($0) }
        case .leaf(let own): own == number ? nil : self
        }
    }

    private static func joined(_ parts: [TruthTree], _ join: ([TruthTree]) -> TruthTree) -> TruthTree? {
        parts.count > 1 ? join(parts) : parts.first
    }
}
