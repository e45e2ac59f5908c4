internal import Columns

/// A row group as it will lie in the file, but for the contacts of its events, which need not be known yet.
///
/// Unchecked, since a class holds the events: nobody may change anything of them but their contacts until it is written.
struct EncodedRowGroup: @unchecked Sendable {
    /// Where the events stand.
    let buffer: EventBuffer
    /// The rows of the buffer that belong to the row group, by time.
    let rows: [Int32]
    /// The first and the last time, in microseconds on the store's clock.
    let occurred: ClosedRange<Int64>
    /// What is written of each column that has a value here.
    let chunks: [Chunk]

    /// A column of the events, or of their lines.
    struct Chunk {
        let column: Int
        /// How many events there are, or lines.
        let rows: Int
        let encoded: EncodedChunk
    }

    /// Encodes some rows, at least one, by time.
    init(of buffer: EventBuffer, _ rows: [Int32]) {
        (self.buffer, self.rows) = (buffer, rows)
        let occurred = rows.map { buffer.occurred[Int($0)] }
        self.occurred = occurred[0]...occurred[occurred.count - 1]
        chunks = Self.systemChunks(of: buffer, rows, occurred) + Self.namedChunks(of: buffer, rows)
    }

    private static func systemChunks(of buffer: EventBuffer, _ rows: [Int32], _ occurred: [Int64]) -> [Chunk] {
        func chunk(_ column: Int, _ bytes: [UInt8], _ packing: StoredBytes.Packing = .none) -> Chunk {
            Chunk(column: column, rows: rows.count, encoded: EncodedChunk(bytes: bytes, packing: packing))
        }
        func bytes<Value: FixedWidthInteger>(_ values: [Value]) -> [UInt8] {
            IntegerStream.bytes(of: rows.map { values[Int($0)] })
        }
        var chunks = [
            chunk(SystemColumn.occurred, IntegerStream.bytes(of: occurred)),
            chunk(SystemColumn.position, bytes(buffer.positions), .zstandard),
            chunk(SystemColumn.occurredForm, bytes(buffer.occurredForms)),
            chunk(SystemColumn.shape, bytes(buffer.shapes)),
        ]
        if let raws = raws(of: buffer, rows) {
            chunks.append(Chunk(column: SystemColumn.raw, rows: rows.count, encoded: raws))
        }
        return chunks
    }

    private static func namedChunks(of buffer: EventBuffer, _ rows: [Int32]) -> [Chunk] {
        var chunks: [Chunk] = []
        func encode(_ column: ColumnBuffer, _ number: UInt32, _ rows: [Int32], _ others: inout CodeReferences) {
            let encoded = ChunkEncoding.encode(column, rows: rows, beside: &others)
            // A column without any value in this row group is as good as none.
            guard encoded.classMask & ~1 != 0 else { return }
            chunks.append(Chunk(column: SystemColumn.firstNamed + Int(number), rows: rows.count, encoded: encoded))
        }
        var others = CodeReferences()
        for (number, column) in buffer.columns.sorted(by: { $0.key < $1.key }) where column.count > 0 {
            encode(column, number, rows, &others)
            guard let lines = column.lines else { continue }
            let lineRows = ChunkEncoding.lineRows(of: column, rows: rows)
            var otherFields = CodeReferences()
            for (field, values) in lines.columns.sorted(by: { $0.key < $1.key }) where values.count > 0 {
                encode(values, field, lineRows, &otherFields)
            }
        }
        return chunks
    }

    private static func raws(of buffer: EventBuffer, _ rows: [Int32]) -> EncodedChunk? {
        guard !buffer.raws.isEmpty else { return nil }
        var places: [UInt32] = []
        var arena: [UInt8] = []
        var ranges: [Range<Int>] = []
        for (index, row) in rows.enumerated() {
            guard let raw = buffer.raws[Int(row)] else { continue }
            places.append(UInt32(index))
            ranges.append(arena.count..<arena.count + raw.count)
            arena += raw
        }
        guard !places.isEmpty else { return nil }
        var bytes = IntegerStream.bytes(of: places)
        ranges.withUnsafeBufferPointer { ranges in
            arena.withUnsafeBytes { TextStream.append(ranges: ranges, of: $0, to: &bytes) }
        }
        return EncodedChunk(bytes: bytes, packing: .zstandard, nulls: rows.count - places.count)
    }
}
