/// The type of the integers in a stream as the file writes it: the logarithm of the width in bytes, plus 8 if signed.
///
/// UInt8 is 0, UInt16 1, UInt32 2, UInt64 3, Int8 8, Int16 9, Int32 10, Int64 11.
@usableFromInline package struct IntegerType: Equatable, Sendable {
    /// The code in the file.
    @usableFromInline package let code: UInt8

    /// Gives the type of a Swift integer of 8, 16, 32 or 64 bits.
    @inlinable
    package init<T: FixedWidthInteger>(_ type: T.Type) {
        precondition(T.bitWidth <= 64, "Integers in a stream have at most 64 bits")
        code = UInt8(truncatingIfNeeded: (T.bitWidth / 8).trailingZeroBitCount) | (T.isSigned ? 8 : 0)
    }

    /// Gives the type with a code of the file, or nothing if there is no such type.
    @usableFromInline package init?(code: UInt8) {
        guard code & ~8 <= 3 else { return nil }
        self.code = code
    }

    /// Whether every integer of another type is also an integer of this one.
    @usableFromInline package func holds(_ other: IntegerType) -> Bool {
        let isSigned = code >= 8
        let otherIsSigned = other.code >= 8
        if isSigned == otherIsSigned { return code >= other.code }
        return isSigned && code & 7 > other.code & 7
    }
}
