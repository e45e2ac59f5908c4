/// Why a file cannot be read as a contact list at all.
package struct ContactListError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The file's path as it was given.
    package let file: String
    /// What is wrong, and what to do.
    package let problem: String

    /// The file and what is wrong with it.
    package var description: String { "\(file): \(problem)" }
}
