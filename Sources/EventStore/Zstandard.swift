internal import CZstd

/// Packing by Zstandard, for texts and what else repeats itself.
enum Zstandard {
    /// A level that packs some hundred megabytes a second.
    private static let level: Int32 = 1

    /// The packed bytes, if they are shorter by a quarter: whoever asks for them waits until they are unpacked.
    static func packed(_ bytes: [UInt8]) -> [UInt8]? {
        guard bytes.count >= 64 else { return nil }
        let room = bytes.count - bytes.count / 4
        var isShorter = false
        let packed = [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
            let written = ZSTD_compress(buffer.baseAddress, room, bytes, bytes.count, level)
            // An error stands for too little room, which is to say that it does not pay.
            isShorter = ZSTD_isError(written) == 0
            count = isShorter ? written : 0
        }
        return isShorter ? packed : nil
    }

    /// The unpacked bytes; nil if these are no packed bytes of the given count.
    static func unpacked(_ bytes: UnsafeRawBufferPointer, count: Int) -> [UInt8]? {
        // What the frame says stands under the checksum, and what a row says does not.
        guard ZSTD_getFrameContentSize(bytes.baseAddress, bytes.count) == UInt64(count) else { return nil }
        var isWhole = false
        let unpacked = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            let written = ZSTD_decompress(buffer.baseAddress, count, bytes.baseAddress, bytes.count)
            isWhole = ZSTD_isError(written) == 0 && written == count
            filled = isWhole ? count : 0
        }
        return isWhole ? unpacked : nil
    }
}
