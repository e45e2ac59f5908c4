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
        let (parts, runs) = try store.write { database -> ([MeasuredPart], [[MeasuredPart]]) in
            let parts = try measuredParts(database)
            return (parts, try self.runs(of: parts, database))
        }
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
            let run = try recentRun(try measuredParts(database), database)
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
            sql: "SELECT part, sum(max(0, min(max(bytes, unpacked), 1 << 32))) FROM chunk GROUP BY part"
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

    /// Neighbouring parts, and what they are together.
    private struct Run {
        private(set) var parts: [MeasuredPart] = []
        private(set) var events = 0
        private var numbers: Range<Int64>?
        private var bytes = 0
        private var width = PartWidth()

        /// How many numbers of events a part has at most, those of removed events included: each has a place in memory when
        /// the part is read.
        private static let greatestSpan = 1 << 22

        /// The run with a part more, if they fit together; only then is the catalogue asked how wide it is.
        func with(_ part: MeasuredPart, atFront: Bool, _ sizes: PartSizes, _ database: Database) throws -> Run? {
            var longer = self
            longer.events += part.part.events
            longer.bytes += part.bytes
            longer.numbers = numbers.map { $0.joined(with: part.part.eventNumbers) } ?? part.part.eventNumbers
            guard longer.events <= sizes.eventsPerPart, longer.bytes <= sizes.bytesPerJoinedPart,
                longer.numbers.map({ $0.count <= Self.greatestSpan }) ?? true
            else { return nil }
            longer.width = try width.joined(with: PartWidth(of: part.part, database))
            guard longer.width.cells <= sizes.cellsPerPart else { return nil }
            longer.parts.insert(part, at: atFront ? 0 : parts.count)
            return longer
        }
    }

    /// Neighbours that fit together, from the first part on; and parts alone that have removed events.
    private func runs(of parts: [MeasuredPart], _ database: Database) throws -> [[MeasuredPart]] {
        var runs: [[MeasuredPart]] = []
        var run = Run()
        for part in parts {
            if let longer = try run.with(part, atFront: false, sizes, database) {
                run = longer
                continue
            }
            runs.append(run.parts)
            run = try Run().with(part, atFront: false, sizes, database) ?? Run()
            // One that does not even fit alone stays alone.
            if run.parts.isEmpty { runs.append([part]) }
        }
        runs.append(run.parts)
        return runs.filter { $0.count > 1 || $0.contains { $0.removed > 0 } }
    }

    private func recentRun(_ parts: [MeasuredPart], _ database: Database) throws -> [MeasuredPart] {
        var run = Run()
        for part in parts.reversed() {
            guard run.parts.isEmpty || part.part.events <= run.events * Self.greatestRatio,
                let longer = try run.with(part, atFront: true, sizes, database)
            else { break }
            run = longer
        }
        return run.parts
    }
}
