internal import EventReader
internal import Foundation
internal import Glibc

/// Turns the paths of a command line into the tables that they mean, in an order that is the same everywhere.
enum TableFiles {
    /// What keeps the rows that a conversion rejects ends so, and is no table of the user's.
    static let rejectedEnding = ".rejected.csv"
    private static let endings = [".csv", ".tsv", ".txt"]

    /// Gives a source for each file in the order given, for each table in a folder or of a pattern by the bytes of their
    /// paths, and for `-`.
    static func expand(_ paths: [String]) throws -> [EventSource] {
        var sources: [EventSource] = []
        for path in paths {
            var isFolder: ObjCBool = false
            if path == "-" {
                guard !sources.contains(.standardInput) else {
                    throw UsageFailure(message: "-: standard input can be read once")
                }
                sources.append(.standardInput)
            } else if FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) {
                sources += isFolder.boolValue ? try tables(in: path) : [.file(path)]
            } else {
                let matches = matches(of: path)
                guard !matches.isEmpty else { throw EventReadingError.noSuchFile(path) }
                sources += matches.map { .file($0) }
            }
        }
        return sources
    }

    private static func tables(in folder: String) throws -> [EventSource] {
        let names: [String]
        do {
            names = try FileManager.default.contentsOfDirectory(atPath: folder)
        } catch {
            throw EventReadingError.cannotOpen(folder, reason: error.localizedDescription)
        }
        let prefix = folder.hasSuffix("/") ? folder : folder + "/"
        let tables = sorted(names.filter { isTable($0) }.map { prefix + $0 })
        guard !tables.isEmpty else {
            throw UsageFailure(
                message: "\(folder): the folder has no tables; files must end in \(endings.joined(separator: ", ")) "
                    + "or these with .gz"
            )
        }
        return tables.map { .file($0) }
    }

    private static func isTable(_ name: String) -> Bool {
        var name = name.lowercased()
        guard !name.hasPrefix("."), !name.hasSuffix(rejectedEnding) else { return false }
        if name.hasSuffix(".gz") { name.removeLast(3) }
        return endings.contains { name.hasSuffix($0) }
    }

    /// The files that a pattern of the shell means which the shell has left as it is.
    private static func matches(of pattern: String) -> [String] {
        guard pattern.contains(where: { "*?[".contains($0) }) else { return [] }
        var found = glob_t()
        defer { globfree(&found) }
        guard glob(pattern, GLOB_NOSORT, nil, &found) == 0 else { return [] }
        let paths = (0..<Int(found.gl_pathc)).compactMap { index in
            found.gl_pathv[index].map { String(cString: $0) }
        }
        return sorted(paths.filter { !$0.hasSuffix(rejectedEnding) })
    }

    private static func sorted(_ paths: [String]) -> [String] {
        paths.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }
}
