/// What is wrong with a file that defines something, and where.
package struct DefinitionError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The file's path, as it was given or found.
    package let path: String
    /// The line, from 1; nil where the whole file is meant.
    package let line: Int?
    /// What is wrong there, and what to write instead.
    package let problem: String

    /// Makes an error.
    package init(path: String, line: Int?, problem: String) {
        self.path = path
        self.line = line
        self.problem = problem
    }

    /// The place and what is wrong there: `reports/mine.yaml, line 3: ...`.
    package var description: String { "\(path)\(line.map { ", line \($0)" } ?? ""): \(problem)" }
}
