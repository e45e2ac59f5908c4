internal import SegmentLanguage

/// There is no report of a name.
package struct UnknownReport: Error, Hashable, Sendable, CustomStringConvertible {
    /// The name.
    package let name: String
    /// The names that there are.
    package let known: [String]

    /// What is missing, the nearest name, and all there are.
    package var description: String {
        let near = nearestName(to: name, in: known).map { "; did you mean \($0)?" } ?? ""
        return "there is no report \"\(name)\"\(near)\nReports: \(known.joined(separator: ", "))"
    }
}
