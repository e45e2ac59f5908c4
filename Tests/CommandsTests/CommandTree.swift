/// The program's own description of its commands, as `--experimental-dump-help` prints it.
struct CommandTree: Decodable {
    struct Command: Decodable {
        let commandName: String
        let abstract: String?
        let discussion: String?
        let arguments: [Argument]?
        let subcommands: [Command]?
    }

    struct Argument: Decodable {
        let valueName: String?
        let abstract: String?
        let shouldDisplay: Bool
        let names: [Name]?
        let allValues: [String]?

        /// Its long names, without hyphens.
        var longNames: [String] { (names ?? []).filter { $0.kind == "long" }.map(\.name) }
    }

    struct Name: Decodable {
        let kind: String
        let name: String
    }

    let command: Command

    /// The commands of the program itself; `help` is the argument parser's.
    var commands: [Command] { (command.subcommands ?? []).filter { $0.commandName != "help" } }

    /// All commands and their subcommands, each with its words behind `muster`.
    var everyCommand: [(words: [String], command: Command)] {
        func below(_ command: Command, _ words: [String]) -> [(words: [String], command: Command)] {
            (command.subcommands ?? []).filter { $0.commandName != "help" }.flatMap { inner in
                [(words + [inner.commandName], inner)] + below(inner, words + [inner.commandName])
            }
        }
        return below(command, [])
    }

    /// Reads it from the built program.
    static func read() throws -> CommandTree {
        try WorkFolder().run("--experimental-dump-help").json(as: CommandTree.self)
    }
}
