import Foundation
import Testing

struct `Every command` {
    @Test func `has an abstract of one sentence, and an example that calls it`() throws {
        let commands = try CommandTree.read().commands
        #expect(commands.count >= 5)
        for command in commands {
            let name = command.commandName
            let abstract = try #require(command.abstract, "\(name) has no abstract")
            #expect(abstract.hasSuffix(".") && abstract.first?.isUppercase == true, "\(name): \(abstract)")
            let discussion = try #require(command.discussion, "\(name) has no discussion")
            let examples = discussion.components(separatedBy: "Examples:\n").dropFirst().joined().split(separator: "\n")
            #expect(examples.contains { $0.contains("muster") && $0.contains(" \(name)") }, "\(name) has no example")
        }
    }

    @Test func `says what each of its arguments is for`() throws {
        for command in try CommandTree.read().commands {
            for argument in command.arguments ?? [] where argument.shouldDisplay {
                let abstract = argument.abstract ?? ""
                #expect(abstract.hasSuffix("."), "\(command.commandName) \(argument.valueName ?? ""): \(abstract)")
            }
        }
    }

    @Test func `prints its help, with its abstract first and its usage, and exits with 0`() throws {
        let work = try WorkFolder()
        for command in try CommandTree.read().commands {
            let help = try work.run(command.commandName, "--help")
            #expect(help.code == 0)
            #expect(help.errors.isEmpty)
            #expect(Self.unwrapped(help.output).hasPrefix("OVERVIEW: \(command.abstract ?? "") "))
            #expect(help.output.contains("USAGE: muster \(command.commandName) "))
        }
    }

    @Test func `stands in the README's table of commands, and no other does`() throws {
        let readme = try Readme.text()
        let table = readme.components(separatedBy: "| command | does |\n").dropFirst().joined()
        let rows = table.split(separator: "\n", omittingEmptySubsequences: false).dropFirst().prefix {
            $0.hasPrefix("| `")
        }
        let named = rows.compactMap { $0.split(separator: "`").dropFirst().first?.split(separator: " ").first }
        #expect(named.map(String.init).sorted() == (try CommandTree.read().commands.map(\.commandName).sorted()))
    }

    /// The text with each run of blanks and line ends as one blank.
    private static func unwrapped(_ text: String) -> String {
        text.split { $0 == " " || $0 == "\n" }.joined(separator: " ")
    }
}
