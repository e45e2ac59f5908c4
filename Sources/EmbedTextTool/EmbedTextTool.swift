import Foundation

/// Writes the texts of some folders into one Swift file.
///
/// Arguments: the folder that paths are relative to, the file to write if its content changes, a file to write in any
/// case as a mark of the run, and the names of the folders to embed.
/// Of `queries` only `.segment` and `.sql` files are taken, of other folders all; hidden files nowhere.
@main
struct EmbedTextTool {
    static func main() {
        do {
            try embed(CommandLine.arguments)
        } catch {
            try? FileHandle.standardError.write(contentsOf: Data("error: \(error)\n".utf8))
            exit(EXIT_FAILURE)
        }
    }

    private static func embed(_ arguments: [String]) throws {
        guard arguments.count > 4 else { throw EmbedTextError.usage }
        let root = URL(filePath: arguments[1], directoryHint: .isDirectory)
        let files = try arguments[4...].flatMap { try texts(in: $0, under: root) }
        let output = URL(filePath: arguments[2])
        let source = Data(SwiftSource.embedding(files).utf8)
        // An untouched file is not compiled again.
        if (try? Data(contentsOf: output)) != source { try source.write(to: output) }
        try Data("\(Date())".utf8).write(to: URL(filePath: arguments[3]))
    }

    /// The files of one folder and its sub-folders, by path.
    private static func texts(in folder: String, under root: URL) throws -> [(path: String, text: String)] {
        let start = root.appending(path: folder).path(percentEncoded: false)
        guard FileManager.default.fileExists(atPath: start) else { return [] }
        return try FileManager.default.subpathsOfDirectory(atPath: start).sorted().compactMap { path in
            guard isWanted(path, of: folder) else { return nil }
            let file = URL(filePath: start, directoryHint: .isDirectory).appending(path: path)
            guard try file.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile == true else { return nil }
            guard let text = String(validating: try Data(contentsOf: file), as: UTF8.self) else {
                throw EmbedTextError.notUTF8(path: "\(folder)/\(path)")
            }
            return (path: "\(folder)/\(path)", text: text)
        }
    }

    private static func isWanted(_ path: String, of folder: String) -> Bool {
        guard !path.split(separator: "/").contains(where: { $0.hasPrefix(".") }) else { return false }
        return folder != "queries" || path.hasSuffix(".segment") || path.hasSuffix(".sql")
    }
}
