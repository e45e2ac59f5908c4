import CZlib

/// Unpacks gzip data, one member after another.
final class GzipInflation {
    /// How a member begins.
    static let magic: [UInt8] = [0x1F, 0x8B]
    private static let inputSize = 1 << 17

    private let packed: ByteStream
    private let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
    private let input = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: GzipInflation.inputSize)
    private var isInMember = true
    private var hasMoreInput = true
    private var isDone = false
    private var failure: EventReadingError?

    /// Goes on from the first bytes, which were read to see what the data is.
    init(of packed: ByteStream, after head: [UInt8]) {
        self.packed = packed
        stream.initialize(to: z_stream())
        input.initialize(repeating: 0)
        _ = input.update(fromContentsOf: head)
        stream.pointee.next_in = input.baseAddress
        stream.pointee.avail_in = UInt32(head.count)
        // 15 bits of window and 16 for gzip's own header and checksum.
        inflateInit2_(stream, 15 + 16, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
    }

    deinit {
        inflateEnd(stream)
        stream.deallocate()
        input.deallocate()
    }

    /// Fills the buffer as far as the data goes and gives how many bytes that were.
    ///
    /// An error comes after the bytes before it.
    func read(into buffer: UnsafeMutableRawBufferPointer) throws(EventReadingError) -> Int {
        if let failure { throw failure }
        var filled = 0
        do throws(EventReadingError) {
            try fill(buffer, &filled)
        } catch {
            guard filled > 0 else { throw error }
            failure = error
        }
        return filled
    }

    private func fill(_ buffer: UnsafeMutableRawBufferPointer, _ filled: inout Int) throws(EventReadingError) {
        guard !isDone, let start = buffer.baseAddress else { return }
        while filled < buffer.count {
            if stream.pointee.avail_in == 0 { try refill() }
            if !isInMember, try !beginMember() { break }
            stream.pointee.next_out = (start + filled).assumingMemoryBound(to: UInt8.self)
            stream.pointee.avail_out = UInt32(clamping: buffer.count - filled)
            let offered = Int(stream.pointee.avail_out)
            let result = inflate(stream, Z_NO_FLUSH)
            filled += offered - Int(stream.pointee.avail_out)
            switch result {
            case Z_STREAM_END: isInMember = false
            case Z_OK: break
            case Z_BUF_ERROR where hasMoreInput || stream.pointee.avail_out == 0: break
            case Z_BUF_ERROR: throw broken("it ends in the middle")
            default: throw broken(stream.pointee.msg.map { String(cString: $0) } ?? "not gzip data")
            }
        }
    }

    /// Begins the next member; false at the end of the data.
    ///
    /// Zero bytes after a member are padding.
    private func beginMember() throws(EventReadingError) -> Bool {
        while true {
            while stream.pointee.avail_in > 0, let next = stream.pointee.next_in, next.pointee == 0 {
                stream.pointee.next_in = next + 1
                stream.pointee.avail_in -= 1
            }
            if stream.pointee.avail_in > 0 { break }
            guard hasMoreInput else {
                isDone = true
                return false
            }
            try refill()
        }
        guard stream.pointee.next_in?.pointee == 0x1F else { throw broken("something else follows the packed data") }
        inflateReset(stream)
        isInMember = true
        return true
    }

    private func refill() throws(EventReadingError) {
        let count = try packed.read(into: UnsafeMutableRawBufferPointer(input))
        // A pipe gives less than there is room for where nothing more has come yet.
        hasMoreInput = count > 0
        stream.pointee.next_in = input.baseAddress
        stream.pointee.avail_in = UInt32(count)
    }

    private func broken(_ reason: String) -> EventReadingError {
        .brokenGzip(packed.name, byte: packed.position - Int(stream.pointee.avail_in), reason: reason)
    }
}
