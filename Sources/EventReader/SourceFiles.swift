/// Turns the paths of a command line into sources, in an order that is the same everywhere.
package struct SourceFiles: Sendable {
    /// What is to be read, in this order.
    package private(set) var sources: [EventSource] = []
    /// What kind of files is looked for.
    package let kind: FileKind
    /// What stands in the folders and does not look like such files, by its path, in the same order.
    package private(set) var leftOut: [String] = []
    /// The paths that lead to a file which another one before them leads to as well.
    package private(set) var repeated: [String] = []
    private var known: Set<FolderContents.Identity> = []
    private var hasStandardInput = false

    /// Finds the files: those that are named, those that fit a pattern, those of a kind in folders, and `-`.
    ///
    /// The paths keep their order. What a folder or a pattern gives is ordered by the bytes of the paths; of a folder the
    /// files in the folders in it are taken too, hidden ones and links to folders left out. A file that is named is taken
    /// whatever its ending. Each file comes once, where it comes first.
    ///
    /// - Throws: `EventReadingError` if nothing has a path or fits a pattern, or a folder has no such files.
    package init(_ paths: [String], of kind: FileKind = .events) throws(EventReadingError) {
        self.kind = kind
        for path in paths {
            if path == "-" {
                if hasStandardInput { repeated.append(path) } else { sources.append(.standardInput) }
                hasStandardInput = true
            } else if FolderContents.kind(of: path) != .missing {
                try take(path)
            } else if let pattern = PathPattern(path) {
                let found = try pattern.matches()
                guard !found.isEmpty else { throw .nothingFits(path) }
                leftOut += found.filter(kind.isLeftOver)
                for path in found where !kind.isLeftOver(path) { try take(path) }
            } else {
                throw .noSuchFile(path)
            }
        }
    }

    private mutating func take(_ path: String) throws(EventReadingError) {
        switch FolderContents.kind(of: path) {
        case .folder, .linkToFolder:
            var (files, others): ([String], [String]) = ([], [])
            try collect(path.hasSuffix("/") ? path : path + "/", into: &files, &others)
            guard !files.isEmpty else { throw .folderWithout(kind, path) }
            for file in Self.ordered(files) { add(file) }
            leftOut += Self.ordered(others)
        case .file, .other, .missing: add(path)
        }
    }

    private mutating func add(_ path: String) {
        if let identity = FolderContents.Identity(path: path), !known.insert(identity).inserted {
            repeated.append(path)
        } else {
            sources.append(.file(path))
        }
    }

    private static func ordered(_ paths: [String]) -> [String] {
        paths.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    private func collect(
        _ folder: String,
        into files: inout [String],
        _ others: inout [String]
    ) throws(EventReadingError) {
        for name in try FolderContents.names(in: folder) {
            let path = folder + name
            let isHidden = name.hasPrefix(".")
            switch FolderContents.kind(of: path) {
            case .folder: if !isHidden { try collect(path + "/", into: &files, &others) }
            case .file where kind.takes(name):
                if isHidden { others.append(path) } else { files.append(path) }
            case .file, .other, .linkToFolder, .missing:
                // What tools keep for themselves is nobody's data.
                if !isHidden { others.append(path) }
            }
        }
    }
}
