internal import Columns

/// `in segment "lapsed-buyers"`: the other segment's tree over the answers to its conditions.
struct ReferenceEvaluation {
    /// The contacts for which each of the other segment's conditions holds.
    let conditions: [Bitmap]
    /// How many contacts there are.
    let count: Int

    /// The contacts for which a tree holds; those outside the universe mean nothing.
    func contacts(_ tree: TruthTree) -> Bitmap {
        switch tree {
        case .and(let parts):
            var result = Bitmap(count: count, repeating: true)
            for part in parts { result.formAnd(with: contacts(part)) }
            return result
        case .or(let parts):
            var result = Bitmap(count: count)
            for part in parts { result.formOr(with: contacts(part)) }
            return result
        case .not(let part):
            var result = contacts(part)
            result.formNot()
            return result
        case .leaf(let number): return conditions[number]
        }
    }
}
