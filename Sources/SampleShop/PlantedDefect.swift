/// A defect that was planted into a sample, and where.
package struct PlantedDefect: Hashable, Sendable {
    /// The id of the audit's rule that should find it.
    package let rule: String
    /// The line, from 1; nil for a defect of all of the data.
    package let line: Int?
}

/// A line that is planted into a sample, with the rules that it breaks.
struct PlantedLine {
    let text: String
    let rules: [String]
    /// The rules that all of the data breaks with this line.
    var wholeRules: [String] = []
}
