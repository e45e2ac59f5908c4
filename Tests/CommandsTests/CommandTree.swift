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
    }

    let command: Command

    /// The commands of the program itself; `help` is the argument parser's.
    var commands: [Command] { (command.subcommands ?? []).filter { $0.commandName != "help" } }

    /// Reads it from the built program.
    static func read() throws -> CommandTree {
        try WorkFolder().run("--experimental-dump-help").json(as: CommandTree.self)
    }
}
