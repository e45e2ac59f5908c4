internal import ArgumentParser

/// The command `muster manual`.
struct ManualCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "manual",
        abstract: "Print the manual page: every command with its options and examples.",
        discussion: """
            The page is made of what --help says of each command, in the language of man(1).

            Examples:
              muster manual | man -l -
              muster manual > ~/.local/share/man/man1/muster.1
            """
    )

    func run() throws {
        try StandardOutput.write(ManualPage(try CommandDescription.ofMuster()).text)
    }
}
