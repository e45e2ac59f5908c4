internal import ArgumentParser

/// What `--output` names: a file or folder, or `-` for standard output.
struct OutputPath: ExpressibleByArgument {
    /// Where the file or folder is; nil for standard output.
    let file: String?

    init(argument: String) {
        file = argument == "-" ? nil : argument
    }
}
