internal import Columns

/// All that a row group has, as it lies in the file: any thread may unpack it.
package struct PackedEvents: Sendable {
    /// The chunks with their bytes.
    private struct Chunks: ChunkSource {
        var entries: [ChunkAddress: ChunkEntry] = [:]
        var bytes: [ChunkAddress: [UInt8]] = [:]

        func withBytes<Result>(
            of entry: ChunkEntry,
            at address: ChunkAddress,
            _ body: (UnsafeRawBufferPointer) throws -> Result
        ) throws -> Result {
            guard let bytes = bytes[address] else {
                throw DamagedBytes(place: address.description, detail: "its bytes are missing")
            }
            return try bytes.withUnsafeBytes { try entry.stored.withUnpacked($0, at: address.description, body) }
        }

        func entry(at address: ChunkAddress) -> ChunkEntry? { entries[address] }
    }

    /// The row group.
    package let group: RowGroup
    private let path: String
    private let registry: ColumnRegistry
    private let references: EventReferences
    private var chunks = Chunks()

    fileprivate init(_ group: RowGroup, of snapshot: StoreSnapshot) throws {
        self.group = group
        path = snapshot.path
        registry = snapshot.vocabulary.registry
        references = snapshot.eventReferences
        for (address, entry) in try snapshot.entries(of: group) where address.rowGroup == group.number {
            chunks.entries[address] = entry
            chunks.bytes[address] = try snapshot.reader.bytes(of: entry.stored, at: address.description)
        }
    }

    /// The events with all their columns.
    ///
    /// - Throws: ``StoreError/damaged(path:detail:)``.
    package func unpacked() throws -> EventBuffer {
        do {
            return try StoreCatalogue.read(
                group,
                entries: chunks.entries,
                registry: registry,
                references: references,
                chunks
            )
        } catch let error as DamagedBytes {
            throw StoreError.damaged(path: path, detail: error.description)
        } catch let error as CorruptColumn {
            throw StoreError.damaged(path: path, detail: error.description)
        }
    }
}

extension StoreSnapshot {
    /// Fetches all that a row group has.
    ///
    /// - Throws: ``StoreError/damaged(path:detail:)``.
    package func fetch(_ group: RowGroup) throws -> PackedEvents {
        try namingDamage { try PackedEvents(group, of: self) }
    }

    /// Reads all names, texts and shapes: from then on any thread may ask for them, and for the JSON of events.
    ///
    /// What is wrong with them ``checkTexts()`` tells.
    package func readVocabulary() { vocabulary.readAll() }

    /// Reads the texts of columns: from then on any thread may ask for them.
    package func readTexts(of columns: Set<UInt32>) {
        for column in columns { dictionary(of: column).readTexts() }
    }
}
