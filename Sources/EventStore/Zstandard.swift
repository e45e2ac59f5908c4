internal import CZstd
internal import Synchronization

/// Packing by Zstandard, for texts and what else repeats itself.
enum Zstandard {
    /// A level that packs some hundred megabytes a second.
    private static let level: Int32 = 1

    private static let packing = Contexts { ZSTD_createCCtx() }
    private static let unpacking = Contexts { ZSTD_createDCtx() }

    /// The packed bytes, if they are shorter by a quarter: whoever asks for them waits until they are unpacked.
    static func packed(_ bytes: [UInt8]) -> [UInt8]? {
        guard bytes.count >= 64 else { return nil }
        let room = bytes.count - bytes.count / 4
        var isShorter = false
        let packed = [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
            let written = packing.with { ZSTD_compressCCtx($0, buffer.baseAddress, room, bytes, bytes.count, level) }
            // An error stands for too little room, which is to say that it does not pay.
            isShorter = ZSTD_isError(written) == 0
            count = isShorter ? written : 0
        }
        return isShorter ? packed : nil
    }

    /// The unpacked bytes; nil if these are no packed bytes of the given count.
    static func unpacked(_ bytes: UnsafeRawBufferPointer, count: Int) -> [UInt8]? {
        guard isFrame(bytes, of: count) else { return nil }
        var isWhole = false
        let unpacked = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            isWhole = unpack(bytes, into: UnsafeMutableRawBufferPointer(buffer))
            filled = isWhole ? count : 0
        }
        return isWhole ? unpacked : nil
    }

    /// The unpacked bytes, to be kept; nil if these are no packed bytes of the given count.
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
        return ZSTD_isError(written) == 0 && written == room.count
    }
}

/// The library's contexts of one kind, which are kept: to make one takes longer than to unpack a chunk.
private final class Contexts: Sendable {
    private struct Context: @unchecked Sendable {
        // One thread has it at a time.
        let pointer: OpaquePointer
    }

    private let make: @Sendable () -> OpaquePointer?
    /// Those that nobody has; at most as many as threads ever had one at once.
    private let free = Mutex<[Context]>([])

    init(_ make: @escaping @Sendable () -> OpaquePointer?) {
        self.make = make
    }

    /// Calls with a context that nobody else has meanwhile.
    func with<Result>(_ body: (OpaquePointer) -> Result) -> Result {
        let known = free.withLock { $0.popLast() }
        guard let context = known ?? make().map(Context.init) else {
            fatalError("There is no memory for the context of a compression")
        }
        defer { free.withLock { $0.append(context) } }
        return body(context.pointer)
    }
}
