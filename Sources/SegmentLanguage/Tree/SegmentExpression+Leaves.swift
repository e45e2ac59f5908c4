extension SegmentExpression {
    /// The conditions from left to right.
    package var leaves: [Leaf] {
        var found: [Leaf] = []
        collect(into: &found)
        return found
    }

    private func collect(into found: inout [Leaf]) {
        switch self {
        case .and(let parts), .or(let parts): for part in parts { part.collect(into: &found) }
        case .not(let part): part.collect(into: &found)
        case .condition(let condition, let range):
            found.append(Leaf(index: found.count, condition: condition, range: range))
        }
    }
}
