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

    /// The segment without one of its conditions; nil, which is everyone, if nothing is left.
    ///
    /// A parent with one child left becomes the child, with none it goes too. An index that no leaf has changes nothing.
    package func removing(leaf index: Int) -> SegmentExpression? {
        var seen = 0
        return removing(leaf: index, seen: &seen)
    }

    private func removing(leaf index: Int, seen: inout Int) -> SegmentExpression? {
        switch self {
        case .and(let parts):
            .joined(parts.compactMap { $0.removing(leaf: index, seen: &seen) }, by: .and)
        case .or(let parts):
            .joined(parts.compactMap { $0.removing(leaf: index, seen: &seen) }, by: .or)
        case .not(let part):
            part.removing(leaf: index, seen: &seen).map { .not($0) }
        case .condition:
            removed(index == seen, &seen)
        }
    }

    private func removed(_ isRemoved: Bool, _ seen: inout Int) -> SegmentExpression? {
        seen += 1
        return isRemoved ? nil : self
    }
}
