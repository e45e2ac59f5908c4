internal import Columns
internal import EventModel
package import EventReader
internal import Foundation
internal import GRDB

/// Reads events into a store, part by part; each part is committed whole, with everything that is derived from it,
/// alone or together with some others (``OrderDerivation``).
///
/// One import may read several sources; call ``finish()`` after the last.
package final class EventImport {
    private let store: StoreFile
    private let keepsDuplicates: Bool
    private let repairs: Bool
    private let sizes: PartSizes
    private let threads: Int
    private var vocabulary: Vocabulary
    private let keyColumn: UInt32
    private var contacts: ContactResolution
    private var orders: OrderDerivation
    private var outgrown = OutgrownMemory()
    private var builder = PartBuilder()
    private var parts: [Part]
    private var nextEvent: Int64
    private var sources: [ImportedSource] = []
    private var rejections = PendingRejections()
    private var ownRanges: [Range<Int64>] = []
    private var summary = ImportSummary()
    private var contactsBefore: Int

    /// How many rejections a summary shows.
    private static let shownRejections = 10
    /// How many parsed blocks may wait, about a megabyte each: enough to keep all threads busy while a part is written.
    private static let waitingBlocks = 40
    /// Of how many events the contacts are looked for at once: few enough that what is asked for still lies near the core.
    private static let eventsResolvedTogether = 64

    /// Begins an import.
    ///
    /// - Parameters:
    ///   - keepsDuplicates: Whether an event that is in the store already is stored once more.
    ///   - repairs: Whether blanks, quotes and commas that are no JSON are read as what they were meant to be.
    ///   - sizes: How many events lie together.
    ///   - threads: How many threads parse; nil: one for each core. The file does not depend on it.
    package init(
        into store: StoreFile,
        keepsDuplicates: Bool = false,
        repairs: Bool = false,
        sizes: PartSizes = PartSizes(),
        threads: Int? = nil
    ) throws {
        self.threads = threads ?? ProcessInfo.processInfo.activeProcessorCount
        self.store = store
        self.sizes = sizes
        self.keepsDuplicates = keepsDuplicates
        self.repairs = repairs
        let (beginning, parts) = try store.write { database in
            (try ImportBeginning(store, database), try StoreCatalogue.parts(database))
        }
        self.parts = parts
        let vocabulary = beginning.vocabulary
        self.vocabulary = vocabulary
        (contacts, nextEvent) = (beginning.contacts, beginning.nextEvent)
        contactsBefore = beginning.contactCount
        orders = OrderDerivation(
            vocabulary: vocabulary,
            zone: store.zone,
            firstNewOrder: Self.orderCount(of: vocabulary)
        )
        keyColumn = Array("keyValue".utf8).withUnsafeBytes { vocabulary.column(scope: .member, name: $0) }
    }

    /// How many events were read so far.
    package var eventsRead: Int { summary.events.read }

    /// Reads one source to its end.
    ///
    /// - Parameter progress: Called after each block of about a megabyte with the bytes done and, if it is known, those
    ///   there are; `false` stops the import.
    /// - Throws: ``StoreError``, `EventReadingError`; what was committed before stays.
    package func read(_ source: EventSource, progress: (_ done: Int, _ of: Int?) -> Bool) throws {
        let (reader, number) = try open(source)
        let blocks = BlockPipeline(
            reader,
            zone: store.zone,
            threads: threads,
            greatestWaiting: Self.waitingBlocks
        )
        defer {
            blocks.stop()
            outgrown = OutgrownMemory()
        }
        if vocabulary.hasUnreadTexts {
            let first = FirstBlocks(of: blocks) { progress($0, reader.fileByteCount) }
            if first.areAll { vocabulary.search(for: first.blocks) }
            for block in first.blocks { try take(block, of: blocks, source: source.name, number: number) }
            if let error = first.error { throw error }
            summary.wasInterrupted = first.wereInterrupted
        }
        while !summary.wasInterrupted, let block = try blocks.next() {
            let position = block.filePosition
            try take(block, of: blocks, source: source.name, number: number)
            summary.wasInterrupted = !progress(position, reader.fileByteCount)
        }
        sources[sources.count - 1].isFinished = !summary.wasInterrupted
    }

    /// Commits what is left and says what the import did.
    package func finish() throws -> ImportSummary {
        try seal(isLast: true)
        let compaction = StoreCompaction(of: store, sizes: sizes)
        try compaction.joinRecentParts()
        try compaction.joinOrderVersions()
        summary.sources += sources.map { ImportSummary.Source(name: $0.name, events: $0.events) }
        summary.contacts = contacts.table.count
        summary.newContacts = contacts.table.count - contactsBefore
        try store.write { database in
            summary.orders = try Setting.number(.orders, database)
            summary.unidentifiedEvents = try Setting.number(.unidentifiedEvents, database)
            summary.listedContacts = try ContactListTable.listedContacts(database)
            for range in ownRanges {
                summary.ignoredOrderEvents +=
                    try Int.fetchOne(
                        database,
                        sql: "SELECT count(*) FROM ignored_order_event WHERE event >= ? AND event < ?",
                        arguments: [range.lowerBound, range.upperBound]
                    ) ?? 0
            }
        }
        return summary
    }

    // MARK: Taking blocks

    /// Opens a source, at the place where an earlier import of the same file stopped if there was one.
    ///
    /// A pipe has no place to go on from: what was compared would be gone.
    private func open(_ source: EventSource) throws -> (EventReader, importNumber: Int64) {
        let reader = try EventReader(source, blockSize: sizes.bytesPerBlock, repairs: repairs)
        guard case .file(let path) = source, source.canBeReadAgain,
            let unfinished = try store.writeBetween({ try UnfinishedImport.find(path, $0) })
        else { return (reader, try begin(source.name)) }
        guard try unfinished.skip(reader) else {
            let again = try EventReader(source, blockSize: sizes.bytesPerBlock, repairs: repairs)
            return (again, try begin(source.name))
        }
        // The result speaks of the whole file, as if it had been read in one go.
        sources.append(unfinished.source)
        summary.events += unfinished.source.events
        summary.rejections += try store.writeBetween { database in
            try unfinished.rejections(atMost: Self.shownRejections - summary.rejections.count, database)
        }
        ownRanges += unfinished.ranges
        contactsBefore = min(contactsBefore, unfinished.contactsBefore)
        return (reader, unfinished.source.number)
    }

    private func begin(_ name: String) throws -> Int64 {
        let source = try ImportedSource.begin(name, contactsBefore: contacts.table.count, in: store)
        sources.append(source)
        return source.number
    }

    private func take(_ block: ParsedBlock, of blocks: BlockPipeline, source: String, number: Int64) throws {
        try take(block, source: source, number: number)
        blocks.giveBack(block)
        let counts = blocks.counts
        outgrown.take(from: vocabulary, begunBlocks: counts.begun)
        outgrown.free(parsedBlocks: counts.taken)
    }

    private func take(_ block: ParsedBlock, source: String, number: Int64) throws {
        for repair in block.repairs { summary.note(repair, in: source) }
        try take(BlockPiece(block), NewCodes.taking(block, to: vocabulary), number: number)
        for rejection in block.rejections {
            if summary.rejections.count < Self.shownRejections {
                summary.rejections.append(RejectedEvent(place: rejection.place(in: source), reason: rejection.reason))
            }
            rejections.append(rejection, importNumber: number)
        }
        let last = sources.count - 1
        for (counts, path) in [
            (block.count + block.rejections.count, \ImportSummary.Events.read),
            (block.rejections.count, \.rejected),
        ] {
            summary.events[keyPath: path] += counts
            sources[last].events[keyPath: path] += counts
        }
        sources[last].bytes = block.endByte
        sources[last].checksum = block.checksum
        if builder.count >= sizes.eventsPerPart || builder.byteCount >= sizes.bytesPerPart || rejections.isLarge {
            try seal()
        }
    }

    /// Adds events of a block to the part; if that would make it too wide, to the next one or to several.
    private func take(_ piece: BlockPiece, _ codes: NewCodes, number: Int64) throws {
        guard builder.cells(with: piece) > sizes.cellsPerPart, builder.count > 0 || piece.arrivals.count > 1 else {
            return builder.append(piece, codes, importNumber: number, to: vocabulary)
        }
        if builder.count > 0 {
            // An import goes on where a block begins, so what the others of the block need is not committed without it.
            try seal(commits: piece.arrivals.lowerBound == 0)
            return try take(piece, codes, number: number)
        }
        let (first, second) = piece.halves
        try take(first, codes, number: number)
        try take(second, codes, number: number)
    }

    // MARK: Committing a part

    /// Adds the events that were taken as a part, and commits it, unless its orders wait for those of the next.
    ///
    /// - Parameters:
    ///   - isLast: Whether nothing may wait.
    ///   - commits: Whether the source has been read to a place where it can be gone on with.
    private func seal(isLast: Bool = false, commits: Bool = true) throws {
        try store.writeOn { database in
            let order = SortedOrder.of(builder.fingerprints)
            let originals =
                keepsDuplicates
                ? Array(repeating: DuplicateSearch.Original.none, count: builder.count)
                : try DuplicateSearch(vocabulary: vocabulary, keyColumn: keyColumn)
                    .originals(in: builder, order: order, parts: parts, database)
            let kept = originals.indices.filter { originals[$0] == .none }
            try store(kept, byFingerprint: order, isLast: isLast, database)
            // What is not committed yet nobody reads, and events in no order of time change all pages of the contacts.
            if commits, orders.isUpToDate { try contacts.save(database, isFinal: isLast) }
            try recordDuplicates(originals, kept: kept, database)
            try rejections.save(database)
            for index in sources.indices { try sources[index].save(database) }
            try vocabulary.damage.check()
        }
        if commits, orders.isUpToDate { try store.commit() }
        builder.removeAll()
        for source in sources where source.isFinished {
            summary.sources.append(ImportSummary.Source(name: source.name, events: source.events))
        }
        sources.removeAll { $0.isFinished }
    }

    private func store(_ kept: [Int], byFingerprint order: [Int32], isLast: Bool, _ database: Database) throws {
        guard !kept.isEmpty else { return try orders.derive(parts: parts, isLast: isLast, database) }
        let part = Part(number: (parts.last?.number ?? 0) + 1, firstEvent: nextEvent, events: kept.count)
        vocabulary.choosePlainColumns()
        assignPositions(kept)
        let encoding = RowGroupEncoding(rowsByType, size: sizes.eventsPerRowGroup)
        let encoded = Lazily { encoding.encoded() }
        encoded.begin()
        // Also after an error nobody may change the events before they have been looked at.
        defer { _ = encoded.value }
        let unidentified = resolveContacts(kept)
        orders.take(builder.buffers, firstEvent: part.firstEvent)
        try orders.derive(parts: parts, isLast: isLast, database)
        try PartWriter().write(encoded.value, of: builder, kept: kept, byFingerprint: order, as: part, database)
        try VocabularyTable.save(vocabulary, database)
        try recordRanges(kept, firstEvent: part.firstEvent, database)
        let before = try Setting.number(.unidentifiedEvents, database)
        try Setting.set(.unidentifiedEvents, before + unidentified, database)
        nextEvent += Int64(kept.count)
        try Setting.set(.nextEvent, nextEvent, database)
        ownRanges.append(part.eventNumbers)
        parts.append(part)
    }

    /// Gives the kept events their positions, in the order in which they came.
    private func assignPositions(_ kept: [Int]) {
        for buffer in builder.buffers { buffer.positions = Array(repeating: .max, count: buffer.count) }
        for (position, arrival) in kept.enumerated() {
            let (index, row) = builder.arrivals[arrival]
            Unmanaged.passUnretained(builder.buffers[Int(index)])._withUnsafeGuaranteedRef {
                $0.positions[Int(row)] = UInt32(position)
            }
        }
    }

    /// The events that have a position, by type, in the order of their positions.
    private var rowsByType: [(buffer: EventBuffer, rows: [Int32])] {
        builder.buffers.sorted { $0.eventType < $1.eventType }.map { buffer in
            (buffer, (0..<Int32(buffer.count)).filter { buffer.positions[Int($0)] != .max })
        }
    }

    /// Gives the kept events their contacts, in the order in which they came, and says how many have none.
    private func resolveContacts(_ kept: [Int]) -> Int {
        for buffer in builder.buffers {
            buffer.contacts = Array(repeating: EventBuffer.noContact, count: buffer.count)
        }
        contacts.prepare(for: kept.lazy.map { self.builder.arrivals[$0] }, in: builder.buffers)
        var unidentified = 0
        for start in stride(from: 0, to: kept.count, by: Self.eventsResolvedTogether) {
            let together = kept[start..<min(start + Self.eventsResolvedTogether, kept.count)]
            unidentified += contacts.resolve(together.map { builder.arrivals[$0] }, in: builder.buffers)
        }
        return unidentified
    }

    /// How many codes of externalOrderId there are: an order with this code or a higher one has no events yet.
    private static func orderCount(of vocabulary: Vocabulary) -> UInt32 {
        let column = vocabulary.registry.existing(
            ColumnName(scope: .parameter, parent: 0, name: CodedParameters.orderIdentifier, occurrence: 0)
        )
        return column.map { UInt32(vocabulary.dictionaries[Int($0)].count) } ?? 0
    }

    private func recordRanges(_ kept: [Int], firstEvent: Int64, _ database: Database) throws {
        var start = 0
        while start < kept.count {
            let number = builder.importNumber(ofArrival: kept[start])
            var end = start + 1
            while end < kept.count, builder.importNumber(ofArrival: kept[end]) == number { end += 1 }
            try database.execute(
                sql: "INSERT INTO import_range (import, first_event, events) VALUES (?, ?, ?)",
                arguments: [number, firstEvent + Int64(start), end - start]
            )
            addStored(end - start, to: number)
            start = end
        }
    }

    private func addStored(_ events: Int, to number: Int64) {
        summary.events.stored += events
        guard let index = sources.firstIndex(where: { $0.number == number }) else { return }
        sources[index].events.stored += events
    }

    private func recordDuplicates(_ originals: [DuplicateSearch.Original], kept: [Int], _ database: Database) throws {
        var numbers: [Int: Int64] = [:]
        let firstEvent = nextEvent - Int64(kept.count)
        for (position, arrival) in kept.enumerated() where originals.count > kept.count {
            numbers[arrival] = firstEvent + Int64(position)
        }
        var pages: [Int64: DuplicatePage] = [:]
        for arrival in originals.indices {
            let number: Int64
            switch originals[arrival] {
            case .none: continue
            case .stored(let stored): number = stored
            case .arrival(let earlier): number = numbers[earlier] ?? 0
            }
            let origin = builder.origins[arrival]
            pages[builder.importNumber(ofArrival: arrival), default: DuplicatePage()].append(number, origin)
            summary.events.duplicate += 1
        }
        for (importNumber, page) in pages.sorted(by: { $0.key < $1.key }) {
            try page.save(importNumber, database)
            guard let index = sources.firstIndex(where: { $0.number == importNumber }) else { continue }
            sources[index].events.duplicate += page.count
        }
    }
}
