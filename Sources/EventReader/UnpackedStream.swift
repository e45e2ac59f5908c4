/// The bytes of a source with its packing taken off: told by how they begin, not by the name.
package final class UnpackedStream {
    let packed: ByteStream
    private var head: [UInt8] = []
    private var gzip: GzipInflation?
    private var zstandard: ZstandardInflation?
    private var hasBegun = false
    private var seen: [UInt8] = []

    /// Opens the source.
    package init(_ source: EventSource) throws(EventReadingError) {
        packed = try ByteStream(source)
    }

    /// The size of the source in bytes, packed as it is; nil for a pipe.
    package var fileByteCount: Int? { packed.size }

    /// How many bytes of the source have been read, packed as they are.
    package var filePosition: Int { packed.position }

    /// Gives the first bytes, no more than there are, which stay to be read; asked for before anything is read.
    package func beginning(_ mostBytes: Int) throws(EventReadingError) -> [UInt8] {
        let bytes = UnsafeMutableRawBufferPointer.allocate(byteCount: mostBytes, alignment: 1)
        defer { bytes.deallocate() }
        seen = Array(bytes.prefix(try readOn(into: bytes)))
        return seen
    }

    /// Fills the buffer as far as the stream goes and gives how many bytes that were: none only at the end.
    package func read(into buffer: UnsafeMutableRawBufferPointer) throws(EventReadingError) -> Int {
        guard !seen.isEmpty else { return try readOn(into: buffer) }
        let count = min(seen.count, buffer.count)
        buffer.copyBytes(from: seen.prefix(count))
        seen.removeFirst(count)
        return count + (try readOn(into: UnsafeMutableRawBufferPointer(rebasing: buffer[count...])))
    }

    private func readOn(into buffer: UnsafeMutableRawBufferPointer) throws(EventReadingError) -> Int {
        if !hasBegun { try begin() }
        if let gzip { return try gzip.read(into: buffer) }
        if let zstandard { return try zstandard.read(into: buffer) }
        let fromHead = min(head.count, buffer.count)
        buffer.copyBytes(from: head.prefix(fromHead))
        head.removeFirst(fromHead)
        return fromHead + (try packed.read(into: UnsafeMutableRawBufferPointer(rebasing: buffer[fromHead...])))
    }

    private func begin() throws(EventReadingError) {
        hasBegun = true
        var magic: (UInt8, UInt8, UInt8, UInt8) = (0, 0, 0, 0)
        let count = try withUnsafeMutableBytes(of: &magic) { bytes throws(EventReadingError) in
            try packed.read(into: bytes)
        }
        head = Array([magic.0, magic.1, magic.2, magic.3].prefix(count))
        if head.starts(with: GzipInflation.magic) {
            gzip = GzipInflation(of: packed, after: head)
        } else if ZstandardInflation.begins(head) {
            zstandard = ZstandardInflation(of: packed, after: head)
        }
    }
}
