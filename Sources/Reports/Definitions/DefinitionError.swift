/// What is wrong with a file that defines something, and where.
package struct DefinitionError: Error, Hashable, Sendable, CustomStringConvertible {
    /// A line and a column, from 1.
    package struct Place: Hashable, Sendable {
        /// The line.
        package let line: Int
        /// The column, in Unicode scalars.
        package let column: Int

        /// Makes a place.
        package init(line: Int, column: Int) {
            self.line = line
            self.column = column
        }
    }

    /// The file's path, as it was given or found.
    package let path: String
    /// The place in it; nil where the whole file is meant.
    package let place: Place?
    /// What is wrong there, and what to write instead.
    package let problem: String

    /// Makes an error.
    package init(path: String, place: Place?, problem: String) {
        self.path = path
        self.place = place
        self.problem = problem
    }

    /// The place and what is wrong there: `reports/mine.yaml:3:5: ...`.
    package var description: String { "\(path)\(place.map { ":\($0.line):\($0.column)" } ?? ""): \(problem)" }
}
