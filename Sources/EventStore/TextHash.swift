internal import CXXHash

/// The 64-bit hash of a text's bytes, the same on every machine and in every store (XXH3).
enum TextHash {
    @inline(__always)
    static func of(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
        xxhash64(bytes.baseAddress, bytes.count)
    }
}
