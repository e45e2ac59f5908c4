/// Which rows a map leaves out, and why.
package struct SkipRule: Hashable, Sendable {
    /// When a row is left out.
    let condition: RowCondition
    /// What the summary counts it as.
    let reason: String

    init(_ node: MapNode) throws(MapError) {
        let members = try node.members("skip", known: ["reason"] + RowCondition.members)
        guard let condition = try RowCondition(members, of: node) else {
            throw node.failure("skip: say which column, and what of it")
        }
        self.condition = condition
        reason = try members["reason"]?.requiredText("reason") ?? condition.described
    }
}
