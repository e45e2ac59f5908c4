internal import GRDB

/// Who has the chunks of row groups.
protocol ChunkSource {
    /// Calls with the bytes of a chunk, after its checksum was found right.
    func withBytes<Result>(
        of entry: ChunkEntry,
        at address: ChunkAddress,
        _ body: (UnsafeRawBufferPointer) throws -> Result
    ) throws -> Result

    /// What the catalogue says of a chunk; nil if there is none.
    func entry(at address: ChunkAddress) throws -> ChunkEntry?
}

extension Database: ChunkSource {
    func withBytes<Result>(
        of entry: ChunkEntry,
        at address: ChunkAddress,
        _ body: (UnsafeRawBufferPointer) throws -> Result
    ) throws -> Result {
        try ChunkTable.withBytes(of: entry, at: address, self, body)
    }

    func entry(at address: ChunkAddress) throws -> ChunkEntry? {
        try ChunkTable.entry(self, at: address)
    }
}
