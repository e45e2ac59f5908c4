import Foundation

/// A page's story: commands behind `$ muster`, each with what the program says to it on a terminal.
struct Story {
    struct Step {
        let command: String
        /// The lines that the page shows, without blank ones and blanks at their ends.
        let lines: [String]
    }

    let steps: [Step]

    /// Reads the text of a block.
    init(_ text: String) {
        steps = ("\n" + text).components(separatedBy: "\n$ muster ").dropFirst().map { step in
            let lines = step.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
            return Step(command: lines.first ?? "", lines: Self.content(Array(lines.dropFirst())))
        }
    }

    /// What the program says to a step: on standard output, and on standard error without how long it took.
    static func run(_ step: Step, in work: WorkFolder) throws -> (output: [String], errors: [String]) {
        let terminal = try Terminal()
        let outcome = try BuiltProgram.run(
            words(of: step.command),
            in: work.folder,
            input: Data(),
            environment: [:],
            output: terminal.screen
        )
        let errors = outcome.errors.split(separator: "\n", omittingEmptySubsequences: false).filter {
            !$0.hasPrefix("in ")
        }
        return (
            content((try terminal.text()).split(separator: "\n").map(String.init)), content(errors.map(String.init))
        )
    }

    /// The lines that say something, without the blanks at their ends.
    private static func content(_ lines: [String]) -> [String] {
        lines.map { line in String(line.reversed().drop { $0 == " " }.reversed()) }.filter { !$0.isEmpty }
    }

    /// The words of a command line, in which single quotes hold words together.
    static func words(of command: String) -> [String] {
        command.split(separator: "'", omittingEmptySubsequences: false).enumerated().flatMap { index, piece in
            index.isMultiple(of: 2) ? piece.split(separator: " ").map(String.init) : [String(piece)]
        }
    }
}
