/// A part of a question that cannot be answered, wherever the question was asked.
///
/// On the command line the part is an option, in a definition a member of the file.
package struct QuestionError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The option or member, without hyphens before it: `as-of`.
    package let member: String
    /// What is wrong with it, and what to write instead; it goes on from the member's name.
    package let problem: String

    /// Makes an error.
    package init(_ member: String, _ problem: String) {
        self.member = member
        self.problem = problem
    }

    /// The member and what is wrong with it.
    package var description: String { "\(member) \(problem)" }
}
