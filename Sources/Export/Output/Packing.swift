internal import CZlib
internal import CZstd

/// Packs a stream of bytes piece by piece.
protocol Packing: AnyObject {
    /// The packed bytes that are ready after some more bytes; nil if the library fails.
    func pack(_ bytes: UnsafeRawBufferPointer, isLast: Bool) -> [UInt8]?
}

/// Packs as gzip does.
final class GzipPacking: Packing {
    private let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
    private let isReady: Bool

    init() {
        stream.initialize(to: z_stream())
        // 15 bits of window and 16 for gzip's own header and checksum.
        isReady =
            deflateInit2_(
                stream,
                Z_DEFAULT_COMPRESSION,
                Z_DEFLATED,
                15 + 16,
                8,
                Z_DEFAULT_STRATEGY,
                ZLIB_VERSION,
                Int32(MemoryLayout<z_stream>.size)
            ) == Z_OK
    }

    deinit {
        deflateEnd(stream)
        stream.deallocate()
    }

    func pack(_ bytes: UnsafeRawBufferPointer, isLast: Bool) -> [UInt8]? {
        guard isReady else { return nil }
        var packed: [UInt8] = []
        stream.pointee.next_in = UnsafeMutablePointer(mutating: bytes.assumingMemoryBound(to: UInt8.self).baseAddress)
        stream.pointee.avail_in = UInt32(bytes.count)
        var room = [UInt8](repeating: 0, count: 65_536)
        repeat {
            let result = room.withUnsafeMutableBufferPointer { room -> Int32 in
                stream.pointee.next_out = room.baseAddress
                stream.pointee.avail_out = UInt32(room.count)
                return deflate(stream, isLast ? Z_FINISH : Z_NO_FLUSH)
            }
            guard result != Z_STREAM_ERROR else { return nil }
            packed += room[..<(room.count - Int(stream.pointee.avail_out))]
        } while stream.pointee.avail_out == 0
        return packed
    }
}

/// Packs as zstd does, with a checksum.
final class ZstandardPacking: Packing {
    private let context = ZSTD_createCCtx()

    init() {
        ZSTD_CCtx_setParameter(context, ZSTD_c_checksumFlag, 1)
    }

    deinit {
        ZSTD_freeCCtx(context)
    }

    func pack(_ bytes: UnsafeRawBufferPointer, isLast: Bool) -> [UInt8]? {
        guard let context else { return nil }
        var packed: [UInt8] = []
        var input = ZSTD_inBuffer(src: bytes.baseAddress, size: bytes.count, pos: 0)
        var room = [UInt8](repeating: 0, count: ZSTD_CStreamOutSize())
        while true {
            let (left, count) = room.withUnsafeMutableBytes { room -> (Int, Int) in
                var output = ZSTD_outBuffer(dst: room.baseAddress, size: room.count, pos: 0)
                return (
                    ZSTD_compressStream2(context, &output, &input, isLast ? ZSTD_e_end : ZSTD_e_continue), output.pos
                )
            }
            guard ZSTD_isError(left) == 0 else { return nil }
            packed += room[..<count]
            if isLast ? left == 0 : input.pos == input.size { return packed }
        }
    }
}
