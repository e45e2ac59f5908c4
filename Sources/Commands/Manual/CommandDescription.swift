internal import ArgumentParser
internal import Foundation

/// What a command says of itself, as the argument parser prints it for other programs (`--experimental-dump-help`).
struct CommandDescription: Decodable {
    /// An argument, an option or a flag.
    struct Argument: Decodable {
        /// What kind it is.
        enum Kind: String, Decodable {
            case positional
            case option
            case flag
        }

        /// A name of an option, without hyphens.
        struct Name: Decodable {
            /// `long` for one with two hyphens before it, else one has one.
            let kind: String
            let name: String
        }

        let kind: Kind
        let shouldDisplay: Bool
        let isOptional: Bool
        let isRepeating: Bool
        let names: [Name]?
        let valueName: String?
        let abstract: String?
    }

    let commandName: String
    let abstract: String?
    let discussion: String?
    let arguments: [Argument]?
    let subcommands: [CommandDescription]?

    /// What is worth a line in a manual: nothing that is hidden, and not what every command has.
    var shownArguments: [Argument] {
        (arguments ?? []).filter { argument in
            argument.shouldDisplay && !(argument.names ?? []).contains { ["help", "version"].contains($0.name) }
        }
    }

    /// The whole program, with its commands and their subcommands.
    static func ofMuster() throws -> CommandDescription {
        struct Document: Decodable {
            let command: CommandDescription
        }
        return try JSONDecoder().decode(Document.self, from: Data(Muster._dumpHelp().utf8)).command
    }
}
