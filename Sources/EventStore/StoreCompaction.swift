internal import Columns
internal import GRDB

/// What a compaction did.
package struct CompactionSummary: Sendable {
    /// Parts before and after.
    package var parts = (before: 0, after: 0)
    /// The file's bytes before and after.
    package var bytes = (before: 0, after: 0)
    /// Removed events whose values left the file.
    package var removedEvents = 0
    /// Texts that no event has any more, which left the file.
    package var droppedTexts = 0
    /// Whether it was stopped; what was done before stays.
    package var wasInterrupted = false
}

/// Joining of small parts, and freeing of what removed events took.
///
/// Each join is a transaction of its own: readers see the same events before and after, and a kill loses nothing.
package struct StoreCompaction {
    private let store: StoreFile
    private let sizes: PartSizes

    /// So many small parts in a row are joined at the end of an import.
    private static let leastParts = 8
    /// A part joins later ones at the end of an import only if it has at most so many times their events; so an event is
    /// written anew a few times however many imports follow.
    private static let greatestRatio = 4
    /// The share of replaced versions from which on a group is written anew at the end of an import: whoever reads it passes
    /// over them each time.
    private static let greatestReplacedShare = 1.0 / 16

    /// Prepares the compaction of a store that is open for writing.
    package init(of store: StoreFile, sizes: PartSizes = PartSizes()) {
        self.store = store
        self.sizes = sizes
    }

    /// Joins all neighbouring parts that are small enough together, and drops what removed events left behind.
    ///
    /// - Parameter progress: Called before each step with how many are done, and of how many; `false` stops.
    package func compact(progress: (_ done: Int, _ of: Int) -> Bool) throws -> CompactionSummary {
        var summary = CompactionSummary()
        let parts = try store.write { try measuredParts($0) }
        let runs = runs(of: parts)
        summary.parts = (parts.count, parts.count)
        summary.bytes.before = try fileBytes()
        for (done, run) in runs.enumerated() {
            guard progress(done, runs.count + 1) else {
                summary.wasInterrupted = true
                break
            }
            try store.write { try join(run, $0) }
            summary.removedEvents += run.reduce(0) { $0 + $1.removed }
        }
        if !summary.wasInterrupted, progress(runs.count, runs.count + 1) {
            summary.droppedTexts = try store.write { database in
                try OrderVersionTable.joinGroups(ofVersions: OrderVersionTable.versionsPerGroup, database)
                let used = try UsedTexts(VocabularyTable.read(database), database)
                return try DictionaryCompaction(database).run(used: used.codes)
            }
        }
        // Written anew as a whole: of what was removed, pages that are still in use may hold bytes too.
        try store.queue.writeWithoutTransaction { try $0.execute(sql: "VACUUM") }
        summary.parts.after = try store.write { try StoreCatalogue.parts($0).count }
        summary.bytes.after = try fileBytes()
        return summary
    }

    /// Joins the last parts if there are many small ones; called at the end of an import.
    func joinRecentParts() throws {
        try store.write { database in
            let run = recentRun(try measuredParts(database))
            guard run.count >= Self.leastParts else { return }
            try join(run, database)
            try database.execute(sql: "PRAGMA incremental_vacuum")
        }
    }

    /// Joins groups of order versions if there are many small ones, and writes those anew of which much was replaced;
    /// called at the end of an import.
    func joinOrderVersions() throws {
        try store.write { database in
            try OrderVersionTable.joinGroups(
                ofVersions: OrderVersionTable.versionsPerGroup,
                leastReplaced: Self.greatestReplacedShare,
                leastGroups: Self.leastParts,
                database
            )
            try database.execute(sql: "PRAGMA incremental_vacuum")
        }
    }

    private func join(_ run: [MeasuredPart], _ database: Database) throws {
        let vocabulary = try VocabularyTable.read(database)
        try PartJoining(vocabulary: vocabulary, sizes: sizes).join(run.map(\.part), database)
        try vocabulary.damage.check()
    }

    private func fileBytes() throws -> Int {
        try store.write { database in
            try Int.fetchOne(
                database,
                sql: "SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()"
            ) ?? 0
        }
    }

    // MARK: Choosing

    private struct MeasuredPart {
        let part: Part
        let bytes: Int
        let removed: Int
    }

    private func measuredParts(_ database: Database) throws -> [MeasuredPart] {
        let parts = try StoreCatalogue.parts(database)
        let rows = try Row.fetchAll(
            database,
            sql: "SELECT part, sum(max(bytes, unpacked)) FROM chunk GROUP BY part"
        )
        let bytes = Dictionary(uniqueKeysWithValues: rows.map { ($0[0] as Int, $0[1] as Int) })
        var removed: [Int: Int] = [:]
        for group in try StoreCatalogue.rowGroups(database, of: parts) {
            removed[group.part.number, default: 0] += group.removed
        }
        return parts.map {
            MeasuredPart(part: $0, bytes: bytes[$0.number] ?? 0, removed: removed[$0.number] ?? 0)
        }
    }

    private func fits(_ run: some Sequence<MeasuredPart>) -> Bool {
        let (events, bytes) = run.reduce((0, 0)) { ($0.0 + $1.part.events, $0.1 + $1.bytes) }
        return events <= sizes.eventsPerPart && bytes <= sizes.bytesPerJoinedPart
    }

    /// Neighbours that fit together, from the first part on; and parts alone that have removed events.
    private func runs(of parts: [MeasuredPart]) -> [[MeasuredPart]] {
        var runs: [[MeasuredPart]] = []
        for part in parts {
            if let last = runs.last, fits(last + [part]) {
                runs[runs.count - 1].append(part)
            } else {
                runs.append([part])
            }
        }
        return runs.filter { $0.count > 1 || $0[0].removed > 0 }
    }

    private func recentRun(_ parts: [MeasuredPart]) -> [MeasuredPart] {
        var run: [MeasuredPart] = []
        var events = 0
        for part in parts.reversed() {
            guard run.isEmpty || part.part.events <= events * Self.greatestRatio, fits([part] + run) else { break }
            run.insert(part, at: 0)
            events += part.part.events
        }
        return run
    }
}
