/// What may, or must, be set to run a report; its definition speaks of it as `$name`.
package struct ReportParameter: Hashable, Sendable {
    /// The name.
    package let name: String
    /// One sentence about it.
    package let about: String
    /// The value unless another is given; nil if one must be given.
    package let usual: String?

    init(_ node: DefinitionNode) throws(DefinitionError) {
        try node.check(["name", "about", "default"])
        name = try node.requiredText("name")
        about = try node.requiredText("about")
        usual = try node.text("default")
    }
}
