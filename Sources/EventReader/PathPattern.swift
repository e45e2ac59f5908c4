import Foundation
import Glibc

/// A pattern of paths as shells know them: `exports/*/2024-??.json`, and `**` for any number of folders.
///
/// Names that begin with a dot fit only what begins with a dot too.
struct PathPattern {
    private let parts: [String]
    private let beginning: String

    /// Nil if the path has none of the characters that make a pattern.
    init?(_ path: String) {
        guard path.contains(where: { "*?[".contains($0) }) else { return nil }
        beginning = path.hasPrefix("/") ? "/" : ""
        parts = path.split(separator: "/").map(String.init)
    }

    /// The files and folders that fit, in the order of their bytes.
    func matches() throws(EventReadingError) -> [String] {
        var found: Set<String> = []
        try collect(at: beginning, parts[...], into: &found)
        return found.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    private func collect(
        at folder: String,
        _ rest: ArraySlice<String>,
        into found: inout Set<String>
    ) throws(EventReadingError) {
        guard let part = rest.first else { return }
        let below = rest.dropFirst()
        guard part.contains(where: { "*?[".contains($0) }) else {
            return try take(folder + part, below, into: &found)
        }
        if part == "**" {
            try collect(at: folder, below.isEmpty ? ["*"] : below, into: &found)
            for name in try FolderContents.names(in: folder) where !name.hasPrefix(".") {
                if FolderContents.kind(of: folder + name) == .folder {
                    try collect(at: folder + name + "/", rest, into: &found)
                }
            }
            return
        }
        for name in try FolderContents.names(in: folder) where fnmatch(part, name, FNM_PERIOD) == 0 {
            try take(folder + name, below, into: &found)
        }
    }

    private func take(
        _ path: String,
        _ below: ArraySlice<String>,
        into found: inout Set<String>
    ) throws(EventReadingError) {
        switch FolderContents.kind(of: path) {
        case .missing: return
        case .folder, .linkToFolder:
            if below.isEmpty { found.insert(path) } else { try collect(at: path + "/", below, into: &found) }
        case .file, .other: if below.isEmpty { found.insert(path) }
        }
    }
}
