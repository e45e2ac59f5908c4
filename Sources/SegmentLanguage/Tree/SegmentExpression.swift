/// A segment: conditions joined by `and`, `or` and `not`.
///
/// Equality passes source ranges over. The parser never makes an `and` inside an `and`, nor an `or` inside an `or`.
package indirect enum SegmentExpression: Sendable {
    /// All hold; two or more.
    case and([SegmentExpression])
    /// At least one holds; two or more.
    case or([SegmentExpression])
    /// It does not hold.
    case not(SegmentExpression)
    /// A leaf and where it stands.
    case condition(Condition, at: SourceRange)
}

extension SegmentExpression: Hashable {
    /// Whether both say the same, wherever their parts stand in a text.
    package static func == (left: SegmentExpression, right: SegmentExpression) -> Bool {
        switch (left, right) {
        case (.and(let a), .and(let b)), (.or(let a), .or(let b)): a == b
        case (.not(let a), .not(let b)): a == b
        case (.condition(let a, _), .condition(let b, _)): a == b
        default: false
        }
    }

    /// Feeds what the expression says.
    package func hash(into hasher: inout Hasher) {
        switch self {
        case .and(let parts):
            hasher.combine(0)
            hasher.combine(parts)
        case .or(let parts):
            hasher.combine(1)
            hasher.combine(parts)
        case .not(let part):
            hasher.combine(2)
            hasher.combine(part)
        case .condition(let condition, _):
            hasher.combine(3)
            hasher.combine(condition)
        }
    }
}
