import Foundation

/// The project's README, and the pages beside it.
enum Readme {
    static func text(of page: String = "README.md") throws -> String {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        return try String(contentsOf: root.appending(path: page), encoding: .utf8)
    }

    /// The content of the code blocks that are marked as being of a kind.
    static func blocks(_ kind: String, of page: String = "README.md") throws -> [String] {
        try text(of: page).components(separatedBy: "```\(kind)\n").dropFirst()
            .map { ($0.components(separatedBy: "\n```").first ?? "") + "\n" }
    }
}
