internal import CZstd

/// Packing by Zstandard, for texts and what else repeats itself.
enum Zstandard {
    /// A level that packs some hundred megabytes a second.
    private static let level: Int32 = 1

    private static let packing = ZstandardContexts { ZSTD_createCCtx() }
    private static let unpacking = ZstandardContexts { ZSTD_createDCtx() }

    /// The packed bytes, if they are shorter by a quarter: whoever asks for them waits until they are unpacked.
    ///
    /// Without memory for packing bytes stay as they are.
    static func packed(_ bytes: [UInt8]) -> [UInt8]? {
        guard bytes.count >= 64 else { return nil }
        let room = bytes.count - bytes.count / 4
        var isShorter = false
        let packed = [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
            let written = packing.with { ZSTD_compressCCtx($0, buffer.baseAddress, room, bytes, bytes.count, level) }
            guard let written, ZSTD_isError(written) == 0 else {
                // An error stands for too little room, which is to say that it does not pay.
                count = 0
                return
            }
            isShorter = true
            count = written
        }
        return isShorter ? packed : nil
    }

    /// The unpacked bytes; nil if these are no packed bytes of the given count, or without memory for unpacking.
    static func unpacked(_ bytes: UnsafeRawBufferPointer, count: Int) -> [UInt8]? {
        guard isFrame(bytes, of: count) else { return nil }
        var isWhole = false
        let unpacked = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            isWhole = unpack(bytes, into: UnsafeMutableRawBufferPointer(buffer))
            filled = isWhole ? count : 0
        }
        return isWhole ? unpacked : nil
    }

    /// The unpacked bytes, to be kept; nil if these are no packed bytes of the given count, or without memory for unpacking.
    static func allocated(_ bytes: UnsafeRawBufferPointer, count: Int) -> AllocatedBytes? {
        guard isFrame(bytes, of: count) else { return nil }
        let room = UnsafeMutableRawBufferPointer.allocate(byteCount: count, alignment: 16)
        let unpacked = AllocatedBytes(UnsafeRawBufferPointer(room))
        return unpack(bytes, into: room) ? unpacked : nil
    }

    /// What the frame says stands under the checksum, and what a row says does not.
    private static func isFrame(_ bytes: UnsafeRawBufferPointer, of count: Int) -> Bool {
        ZSTD_getFrameContentSize(bytes.baseAddress, bytes.count) == UInt64(count)
    }

    private static func unpack(_ bytes: UnsafeRawBufferPointer, into room: UnsafeMutableRawBufferPointer) -> Bool {
        let written = unpacking.with {
            ZSTD_decompressDCtx($0, room.baseAddress, room.count, bytes.baseAddress, bytes.count)
        }
        return written.map { ZSTD_isError($0) == 0 && $0 == room.count } ?? false
    }
}
