import Foundation
import PackagePlugin

/// Puts the texts of the top-level folders `queries/` and `reports/` into a target as Swift source.
///
/// A folder that is missing counts as empty. The texts are looked at in every build, which takes some milliseconds.
@main
struct EmbedText: BuildToolPlugin {
    func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
        let source = context.pluginWorkDirectoryURL.appending(path: "EmbeddedText.swift")
        // The embedded files are not declared as input: their list would be that of the last planning, so one added
        // later would be left out, and one removed later would break the build. The only input is a mark that the tool
        // itself writes anew in every run, so that every build runs it.
        let mark = context.pluginWorkDirectoryURL.appending(path: "last-run")
        try Data().write(to: mark)
        let paths = [context.package.directoryURL, source, mark].map { $0.path(percentEncoded: false) }
        return [
            .buildCommand(
                displayName: "Embedding queries and reports",
                executable: try context.tool(named: "EmbedTextTool").url,
                arguments: paths + ["queries", "reports"],
                inputFiles: [mark],
                outputFiles: [source]
            )
        ]
    }
}
