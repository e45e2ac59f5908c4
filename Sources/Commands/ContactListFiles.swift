internal import Conversion
internal import EventReader
internal import EventStore
internal import Presentation

/// The contact lists of an import.
struct ContactListFiles {
    private let lists: [List]
    private let map: ContactListMap

    /// A list, and its rows if they can be read only once, and so are open since they were looked at.
    private struct List {
        let source: EventSource
        let rows: (any ContactListSource)?
    }

    /// Makes sure that all lists can be read, before anything is stored; nil if there are none.
    init?(_ paths: [String], map path: String?) throws {
        guard !paths.isEmpty else { return nil }
        let map = try path.map { try ContactListMap(try MapFile.read($0), path: $0) } ?? ContactListMap()
        self.map = map
        let files = try SourceFiles(paths, of: .contactLists)
        files.tell()
        lists = try files.sources.map { source in
            let opened = try ContactLists.open(source, map)
            if let taken = opened.taken { StandardError.write("\(source.name): \(taken)\n") }
            return List(source: source, rows: source.canBeReadAgain ? nil : opened.source)
        }
    }

    /// Reads the lists into a store, one after another.
    ///
    /// A list that cannot be read on ends the import, since the events that would follow belong behind it.
    func read(into file: StoreFile, rowsPerPage: Int?, showsProgress: Bool) throws -> ContactListSummary {
        let rows =
            try rowsPerPage.map { try ContactListImport(into: file, rowsPerPage: $0) }
            ?? ContactListImport(into: file)
        for list in lists where !Interruption.isRequested {
            let name = list.source.name
            var progress = ProgressReport(title: name, isShown: showsProgress)
            defer { progress.finish() }
            let before = rows.rowsRead
            try rows.read(isResumable: list.source.canBeReadAgain) {
                try list.rows ?? ContactLists.open(list.source, map).source
            } progress: { done, total in
                progress.update(done: done, of: total)
                return !Interruption.isRequested
            }
            if rows.rowsRead == before { StandardError.write("muster: \(name): there is no row in it\n") }
        }
        return rows.finish()
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
