internal import Columns

extension TruthTable {
    /// The contacts of the universe for which a tree holds whose condition 0 is the leaf at an offset.
    func members(of tree: TruthTree, leavesFrom offset: Int) -> Bitmap {
        let evaluation = ReferenceEvaluation(conditions: Array(leaves[offset...]), count: universe.count)
        var members = evaluation.contacts(tree)
        members.formAnd(with: universe)
        return members
    }
}
