/// Integers of fixed width, the least significant byte first, at any alignment.
@usableFromInline package enum LittleEndian {
    /// Loads an integer whose bytes all lie inside the buffer.
    @inlinable @inline(__always)
    package static func load<T: FixedWidthInteger & BitwiseCopyable>(
        _ bytes: UnsafeRawBufferPointer,
        at offset: Int,
        as type: T.Type = T.self
    ) -> T {
        T(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: T.self))
    }

    /// Loads up to eight bytes as the low bytes of a word; those past the end of the buffer count as zero.
    @inlinable
    package static func loadAvailable(_ bytes: UnsafeRawBufferPointer, at offset: Int) -> UInt64 {
        var word: UInt64 = 0
        var position = offset
        while position < min(offset &+ 8, bytes.count) {
            word |= UInt64(bytes[position]) &<< UInt64(truncatingIfNeeded: (position &- offset) &* 8)
            position &+= 1
        }
        return word
    }

    /// Appends the bytes of an integer.
    @usableFromInline package static func append<T: FixedWidthInteger & BitwiseCopyable>(
        _ value: T,
        to bytes: inout [UInt8]
    ) {
        withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
    }
}
