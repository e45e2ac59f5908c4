import Foundation

/// The project's README.
enum Readme {
    static func text() throws -> String {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        return try String(contentsOf: root.appending(path: "README.md"), encoding: .utf8)
    }

    /// The content of the code blocks that are marked as being of a kind.
    static func blocks(_ kind: String) throws -> [String] {
        try text().components(separatedBy: "```\(kind)\n").dropFirst()
            .map { ($0.components(separatedBy: "\n```").first ?? "") + "\n" }
    }
}
