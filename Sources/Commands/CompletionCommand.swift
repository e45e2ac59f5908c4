internal import ArgumentParser

/// The command `muster completion`.
struct CompletionCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "completion",
        abstract: "Print the script by which a shell completes commands, options, files and saved names.",
        discussion: """
            Write it to where the shell looks for it, and open a new shell.
            bash needs the package bash-completion; without it, put `source <(muster completion bash)` into ~/.bashrc.
            zsh needs the folder in its path: `fpath+=~/.zfunc` and then `autoload -U compinit && compinit` in ~/.zshrc.

            Examples:
              muster completion bash > ~/.local/share/bash-completion/completions/muster
              muster completion zsh > ~/.zfunc/_muster
              muster completion fish > ~/.config/fish/completions/muster.fish
            """
    )

    /// A shell that there is a script for.
    enum Shell: String, ExpressibleByArgument, CaseIterable {
        case bash
        case zsh
        case fish

        var parser: CompletionShell {
            switch self {
            case .bash: .bash
            case .zsh: .zsh
            case .fish: .fish
            }
        }
    }

    @Argument(help: "The shell: bash, zsh or fish.")
    var shell: Shell

    func run() throws {
        try StandardOutput.write(Muster.completionScript(for: shell.parser) + "\n")
    }
}
