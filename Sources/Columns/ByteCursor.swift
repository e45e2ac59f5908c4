/// Reads fixed and variable-length fields one after another from bytes, never past their end.
package struct ByteCursor {
    /// The bytes that are read from.
    package let bytes: UnsafeRawBufferPointer
    /// The next byte to be read.
    package private(set) var offset: Int

    /// Starts reading at a byte offset.
    package init(bytes: UnsafeRawBufferPointer, offset: Int = 0) {
        precondition(offset >= 0, "An offset cannot be negative")
        self.bytes = bytes
        self.offset = offset
    }

    /// The number of bytes that are left.
    package var remaining: Int {
        max(0, bytes.count - offset)
    }

    /// Reads as many bytes as asked for, without copying them.
    package mutating func take(_ count: Int) throws(CorruptColumn) -> UnsafeRawBufferPointer {
        guard count >= 0, count <= remaining else {
            throw CorruptColumn(.endsEarly(needed: count, available: remaining), at: offset)
        }
        defer { offset += count }
        return UnsafeRawBufferPointer(rebasing: bytes[offset..<offset + count])
    }

    /// Reads a fixed-width little-endian integer.
    package mutating func read<T: FixedWidthInteger & BitwiseCopyable>(
        _ type: T.Type = T.self
    ) throws(CorruptColumn) -> T {
        LittleEndian.load(try take(MemoryLayout<T>.size), at: 0)
    }

    /// Reads an unsigned variable-length integer of at most 64 bits.
    package mutating func readVariableLength() throws(CorruptColumn) -> UInt64 {
        let start = offset
        var value: UInt64 = 0
        var shift: UInt64 = 0
        while true {
            let byte = try read(UInt8.self)
            let bits = UInt64(byte & 0x7F)
            guard shift < 63 || (shift == 63 && bits <= 1) else { throw CorruptColumn(.integerTooLong, at: start) }
            value |= bits << shift
            if byte < 0x80 { return value }
            shift += 7
        }
    }

    /// Reads a signed variable-length integer of at most 64 bits.
    package mutating func readSignedVariableLength() throws(CorruptColumn) -> Int64 {
        VariableLengthInteger.signed(zigzag: try readVariableLength())
    }

    /// Reads a variable-length count, which must not be above the limit.
    package mutating func readCount(limit: Int) throws(CorruptColumn) -> Int {
        let start = offset
        let count = try readVariableLength()
        guard count <= UInt64(limit) else { throw CorruptColumn(.tooMany(count: count, limit: limit), at: start) }
        return Int(count)
    }

    /// Reads a variable-length number of bytes and gives the offset at which so many bytes from here on end.
    package mutating func readEnd() throws(CorruptColumn) -> Int {
        let length = try readVariableLength()
        guard length <= UInt64(remaining) else {
            throw CorruptColumn(.endsEarly(needed: Int(clamping: length), available: remaining), at: offset)
        }
        return offset + Int(length)
    }

    /// Throws unless all bytes have been read.
    package func finish() throws(CorruptColumn) {
        guard offset == bytes.count else {
            throw CorruptColumn(.lengthsDisagree(expected: bytes.count, found: offset), at: offset)
        }
    }
}
