internal import SegmentLanguage

/// There is no report of a name.
package struct UnknownReport: Error, Hashable, Sendable, CustomStringConvertible {
    /// The name.
    package let name: String
    /// The names that there are.
    package let known: [String]

    /// What is missing, the nearest name, and all there are.
    package var description: String {
        "there is no report \"\(name)\"\(mend)\nReports: \(known.joined(separator: ", "))"
    }

    private var mend: String {
        if name.hasSuffix(".yaml") {
            return "; a definition of yours stands in the folder reports, and is called by its name without .yaml"
        }
        return nearestName(to: name, in: known).map { "; did you mean \($0)?" } ?? ""
    }
}
