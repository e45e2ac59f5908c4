internal import ArgumentParser
internal import Foundation
internal import Reports

// What a shell offers is asked of the program when the user presses the key, so that it knows the working folder.
extension CompletionKind {
    /// Saved segments, and files of segments.
    static var segments: CompletionKind {
        names(SavedSegments.names, endings: [SavedSegments.ending, SavedSegments.jsonEnding])
    }

    /// Saved queries, and files of SQL.
    static var queries: CompletionKind { names(SavedQueries.names, endings: [SavedQueries.ending]) }

    /// The reports that `muster report --list` shows.
    static var reports: CompletionKind { names(ReportSources.reportNames, endings: []) }

    private static func names(_ names: @escaping @Sendable () -> [String], endings: [String]) -> CompletionKind {
        .custom { words, index, _ in
            let word = words.indices.contains(index) ? words[index] : ""
            // fish hands words over as they are typed, and one of which nothing is typed as two quotes.
            let begun = word == "''" ? "" : word
            return names().filter { $0.hasPrefix(begun) } + files(begun, endings)
        }
    }

    /// The folders and the files of some endings whose paths begin so; hidden ones only if a dot was written.
    private static func files(_ begun: String, _ endings: [String]) -> [String] {
        guard !endings.isEmpty else { return [] }
        let folder = begun.lastIndex(of: "/").map { String(begun[...$0]) } ?? ""
        let name = begun.dropFirst(folder.count)
        let inside: [String]
        do {
            inside = try FileManager.default.contentsOfDirectory(atPath: folder.isEmpty ? "." : folder)
        } catch {
            // A folder that is not there, or that nobody may read, has nothing to offer.
            return []
        }
        return inside.sorted().compactMap { entry in
            guard entry.hasPrefix(name), !entry.hasPrefix(".") || name.hasPrefix(".") else { return nil }
            let path = folder + entry
            var isFolder: ObjCBool = false
            guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else { return nil }
            if isFolder.boolValue { return path + "/" }
            return endings.contains(where: path.hasSuffix) ? path : nil
        }
    }
}
