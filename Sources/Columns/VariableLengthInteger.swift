/// Integers of one to ten bytes, small ones shorter (LEB128).
///
/// Each byte holds seven bits, the least significant first; the high bit is set in all but the last byte. Signed
/// integers are written as zigzag, 0, -1, 1, -2, 2 becoming 0, 1, 2, 3, 4, so that small negative ones are short too.
package enum VariableLengthInteger {
    /// The number of bytes that an integer takes.
    package static func byteCount(_ value: UInt64) -> Int {
        max(1, (64 - value.leadingZeroBitCount + 6) / 7)
    }

    /// Appends an unsigned integer.
    package static func append(_ value: UInt64, to bytes: inout [UInt8]) {
        var rest = value
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(truncatingIfNeeded: rest))
    }

    /// Appends a signed integer.
    package static func append(signed value: Int64, to bytes: inout [UInt8]) {
        append(zigzag(value), to: &bytes)
    }

    /// Maps signed integers to unsigned ones so that those near zero stay small.
    package static func zigzag(_ value: Int64) -> UInt64 {
        UInt64(bitPattern: (value << 1) ^ (value >> 63))
    }

    /// Maps the result of `zigzag` back.
    package static func signed(zigzag value: UInt64) -> Int64 {
        Int64(bitPattern: value >> 1) ^ -Int64(bitPattern: value & 1)
    }
}
