import Foundation

/// Turns the paths of a command line into sources, in an order that is the same everywhere.
package enum SourceFiles {
    private static let endings = [".json", ".ndjson", ".jsonl", ".gz"]

    /// Gives a source for each file, for each file of events in a folder and the folders in it, and for `-`.
    ///
    /// A file that is named is taken whatever its ending. In a folder hidden files are left out, paths go by their
    /// bytes, and a folder without events is an error.
    package static func expand(_ paths: [String]) throws(EventReadingError) -> [EventSource] {
        var sources: [EventSource] = []
        for path in paths {
            var isFolder: ObjCBool = false
            if path == "-" {
                sources.append(.standardInput)
            } else if !FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) {
                throw .noSuchFile(path)
            } else if isFolder.boolValue {
                let files = try files(in: path)
                guard !files.isEmpty else { throw .folderWithoutEvents(path) }
                sources += files.map { .file($0) }
            } else {
                sources.append(.file(path))
            }
        }
        return sources
    }

    private static func files(in folder: String) throws(EventReadingError) -> [String] {
        let names: [String]
        do {
            names = try FileManager.default.subpathsOfDirectory(atPath: folder)
        } catch {
            throw .cannotOpen(folder, reason: error.localizedDescription)
        }
        let prefix = folder.hasSuffix("/") ? folder : folder + "/"
        return
            names
            .filter { name in
                let isHidden = name.split(separator: "/").contains { $0.hasPrefix(".") }
                return !isHidden && endings.contains { name.lowercased().hasSuffix($0) }
            }
            .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
            .map { prefix + $0 }
            .filter { path in
                var isFolder: ObjCBool = false
                return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && !isFolder.boolValue
            }
    }
}
