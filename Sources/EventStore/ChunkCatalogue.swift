internal import GRDB

/// What was read of the catalogue of chunks, so that nothing of it is read twice.
///
/// A question that looks at five columns of fifty reads five rows of the catalogue for each row group.
struct ChunkCatalogue {
    private var groups: [GroupAddress: [ChunkAddress: ChunkEntry]] = [:]
    private var chunks: [ChunkAddress: ChunkEntry?] = [:]

    /// Where a row group stands.
    struct GroupAddress: Hashable {
        let part: Int
        let rowGroup: Int
    }

    /// What it says of the chunks of a row group.
    mutating func entries(of group: RowGroup, _ database: Database) throws -> [ChunkAddress: ChunkEntry] {
        let address = GroupAddress(part: group.part.number, rowGroup: group.number)
        if let known = groups[address] { return known }
        let read = try ChunkTable.entries(database, of: group)
        groups[address] = read
        return read
    }

    /// What it says of a chunk; nil if there is no such chunk.
    mutating func entry(at address: ChunkAddress, _ database: Database) throws -> ChunkEntry? {
        if let known = chunks[address] { return known }
        let group = GroupAddress(part: address.part, rowGroup: address.rowGroup)
        let entry = try groups[group].map { $0[address] } ?? ChunkTable.entry(database, at: address)
        chunks[address] = .some(entry)
        return entry
    }
}
