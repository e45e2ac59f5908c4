import CZstd

/// Unpacks Zstandard data, one frame after another.
final class ZstandardInflation {
    private let packed: ByteStream
    private let stream: OpaquePointer?
    private let storage: UnsafeMutableBufferPointer<UInt8>
    private var input: ZSTD_inBuffer
    /// Whether a frame has begun and not ended.
    private var isInFrame = true
    private var hasMoreInput = true
    /// Whether the last step may have left unpacked bytes that found no room.
    private var mayHaveMore = false
    private var failure: EventReadingError?

    /// How a frame of data begins.
    static let magic: [UInt8] = [0x28, 0xB5, 0x2F, 0xFD]

    /// Whether data that begins with these bytes is Zstandard: a frame of data, or one that readers skip.
    static func begins(_ head: [UInt8]) -> Bool {
        head == magic || (head.count == 4 && head[0] & 0xF0 == 0x50 && head[1...] == [0x2A, 0x4D, 0x18])
    }

    /// Goes on from the first bytes, which were read to see what the data is.
    init(of packed: ByteStream, after head: [UInt8]) {
        self.packed = packed
        stream = ZSTD_createDStream()
        storage = .allocate(capacity: max(ZSTD_DStreamInSize(), head.count))
        storage.initialize(repeating: 0)
        _ = storage.update(fromContentsOf: head)
        input = ZSTD_inBuffer(src: storage.baseAddress, size: head.count, pos: 0)
    }

    deinit {
        ZSTD_freeDStream(stream)
        storage.deallocate()
    }

    /// Fills the buffer as far as the data goes and gives how many bytes that were.
    ///
    /// An error comes after the bytes before it.
    func read(into buffer: UnsafeMutableRawBufferPointer) throws(EventReadingError) -> Int {
        if let failure { throw failure }
        var output = ZSTD_outBuffer(dst: buffer.baseAddress, size: buffer.count, pos: 0)
        do throws(EventReadingError) {
            try fill(&output)
        } catch {
            guard output.pos > 0 else { throw error }
            failure = error
        }
        return output.pos
    }

    private func fill(_ output: inout ZSTD_outBuffer) throws(EventReadingError) {
        while output.pos < output.size {
            if input.pos == input.size, !mayHaveMore {
                if hasMoreInput { try refill() }
                if input.pos == input.size {
                    guard !isInFrame else { throw broken("it ends in the middle") }
                    return
                }
            }
            let result = ZSTD_decompressStream(stream, &output, &input)
            guard ZSTD_isError(result) == 0 else { throw broken(Self.words(result)) }
            isInFrame = result != 0
            mayHaveMore = output.pos == output.size && isInFrame
        }
    }

    private func refill() throws(EventReadingError) {
        let count = try packed.read(into: UnsafeMutableRawBufferPointer(storage))
        // A pipe gives less than there is room for where nothing more has come yet.
        hasMoreInput = count > 0
        input = ZSTD_inBuffer(src: storage.baseAddress, size: count, pos: 0)
    }

    private static func words(_ result: Int) -> String {
        switch ZSTD_getErrorCode(result) {
        case ZSTD_error_prefix_unknown: "something else follows the packed data"
        case ZSTD_error_frameParameter_windowTooLarge: "it needs more than 128 MB of memory to unpack"
        default: String(cString: ZSTD_getErrorName(result)).lowercased()
        }
    }

    private func broken(_ reason: String) -> EventReadingError {
        .brokenZstandard(packed.name, byte: packed.position - (input.size - input.pos), reason: reason)
    }
}
