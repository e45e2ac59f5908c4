/// What is wrong with a map, and where.
package struct MapError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The map's path as it was given.
    package let path: String
    /// The line, from 1; nil where the whole file is meant.
    package let line: Int?
    /// What is wrong there, and what to write instead.
    package let problem: String

    /// The place and what is wrong there: `map.yaml, line 3: ...`.
    package var description: String { "\(path)\(line.map { ", line \($0)" } ?? ""): \(problem)" }
}
