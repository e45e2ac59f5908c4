internal import Conversion
internal import EventReader
internal import EventStore
internal import Glibc
internal import Presentation

/// The contact lists of an import.
struct ContactListFiles {
    private let sources: [EventSource]
    private let map: ContactListMap

    /// Makes sure that all lists can be read, before anything is stored; nil if there are none.
    init?(_ paths: [String], map path: String?) throws {
        guard !paths.isEmpty else { return nil }
        sources = paths.map { .file($0) }
        map = try path.map { try ContactListMap(try MapFile.read($0), path: $0) } ?? ContactListMap()
        for path in paths where Self.isPipe(path) {
            throw UsageFailure(
                message: "\(path): a contact list comes from a file, which is looked at before it is read; "
                    + "save it as one and name that"
            )
        }
        for source in sources {
            if let taken = try ContactLists.open(source, map).taken {
                StandardError.write("\(source.name): \(taken)\n")
            }
        }
    }

    /// Whether a path leads to something that can be read only once.
    private static func isPipe(_ path: String) -> Bool {
        var status = stat()
        guard stat(path, &status) == 0 else { return false }
        return ![S_IFREG, S_IFDIR].contains(status.st_mode & S_IFMT)
    }

    /// Reads the lists into a store, one after another.
    ///
    /// A list that cannot be read on ends the import, since the events that would follow belong behind it.
    func read(into file: StoreFile, rowsPerPage: Int?, showsProgress: Bool) throws -> ContactListSummary {
        let lists =
            try rowsPerPage.map { try ContactListImport(into: file, rowsPerPage: $0) }
            ?? ContactListImport(into: file)
        for source in sources where !Interruption.isRequested {
            var progress = ProgressReport(title: source.name, isShown: showsProgress)
            defer { progress.finish() }
            let before = lists.rowsRead
            try lists.read(isResumable: true) {
                try ContactLists.open(source, map).source
            } progress: { done, total in
                progress.update(done: done, of: total)
                return !Interruption.isRequested
            }
            if lists.rowsRead == before { StandardError.write("muster: \(source.name): there is no row in it\n") }
        }
        return lists.finish()
    }
}

extension ImportSummary {
    /// Takes in what contact lists brought before the events.
    mutating func take(_ lists: ContactListSummary) {
        contactLists = lists
        newContacts += lists.newContacts
        wasInterrupted = wasInterrupted || lists.wasInterrupted
    }
}

extension ContactListError: CommandFailure {
    var message: String { description }
    var exitCode: Int32 { ExitStatus.badData }
}
