/// Writes lists of integers as self-delimiting bytes, each in the smallest encoding that suits it.
///
/// A stream is, in this order (all integers little-endian, "variable" meaning LEB128, see `VariableLengthInteger.swift`):
///
/// | bytes | holds |
/// |---|---|
/// | 1 | low four bits: the encoding (`StreamEncoding`); high four bits: the type of the integers (`IntegerType`) |
/// | variable | number of integers, at most 2^31 |
/// | variable | number of bytes that follow |
/// | the rest | by encoding, below |
///
/// - **Nothing**, for an empty list, whose encoding is always constant.
/// - **Constant**: the value, sign-extended to 64 bits, zigzag, variable.
/// - **Packed**: a *packing* of all values (`PackedIntegers`): base (zigzag, variable), divisor (variable, at least 1),
///   bit width (1 byte: 0 to 57, or 64), then the fields, least significant bit first, padded with zero bits to a byte.
///   A value is base + divisor × field, modulo 2^64.
/// - **Delta**: blocks of 1,024 values, the last one shorter. First a packing of each block's first value, then for
///   each block a packing of the differences (value minus the one before, modulo 2^64) inside it.
/// - **Dictionary**: a stream of the distinct values, ascending as signed 64-bit integers (at most 65,536), the bit
///   width of a position (1 byte, at most 16), then the position of each value, packed as above.
/// - **Runs**: a stream of the lengths of the runs (at most 65,536, each at least 1), then a stream of their values.
/// - **Patched**: a stream of as many values, of which some are not those of the list, the *exceptions*; a stream of their
///   positions as UInt32 (at most 65,536, ascending), then a stream of the values that belong there.
@usableFromInline package enum IntegerStream {
    /// The greatest number of integers in one stream.
    @usableFromInline package static let greatestCount = 1 << 31
    /// The greatest number of runs, of distinct values in a dictionary, and of exceptions, that one stream may hold.
    @usableFromInline package static let greatestEntryCount = 1 << 16

    /// Appends a list in the encoding that suits it, and says which one that was.
    ///
    /// That is the smallest, except that a slower decoder has to save a tenth of the bytes; from fast to slow:
    /// constant, packed, dictionary, runs, delta. Runs and exceptions have to save a quarter.
    ///
    /// - Parameter isShortLived: Whether it is going to be written anew before long, and only encodings are tried that cost
    ///   little to find: constant, packed and delta.
    @inlinable @discardableResult
    package static func append<T: FixedWidthInteger>(
        _ values: UnsafeBufferPointer<T>,
        isShortLived: Bool = false,
        to bytes: inout [UInt8]
    ) -> StreamEncoding {
        withWideValues(values) {
            IntegerStreamWriter(values: $0, type: IntegerType(T.self), isShortLived: isShortLived).append(to: &bytes)
        }
    }

    /// Appends a list in the encoding that suits it, and says which one that was.
    @inlinable @discardableResult
    package static func append<T: FixedWidthInteger>(_ values: [T], to bytes: inout [UInt8]) -> StreamEncoding {
        values.withUnsafeBufferPointer { append($0, to: &bytes) }
    }

    /// A list in the encoding that suits it.
    @inlinable
    package static func bytes<T: FixedWidthInteger>(of values: [T]) -> [UInt8] {
        var bytes: [UInt8] = []
        append(values, to: &bytes)
        return bytes
    }

    /// Appends a list in the given encoding if it can hold the list; otherwise appends nothing and gives `false`.
    ///
    /// Only a list of one distinct value can be constant, and dictionary and runs hold a limited number of entries.
    @inlinable
    package static func append<T: FixedWidthInteger>(
        _ values: UnsafeBufferPointer<T>,
        as encoding: StreamEncoding,
        to bytes: inout [UInt8]
    ) -> Bool {
        withWideValues(values) {
            IntegerStreamWriter(values: $0, type: IntegerType(T.self)).append(as: encoding, to: &bytes)
        }
    }

    /// Gives the integers as Int64, without a copy where they are that already.
    @inlinable
    static func withWideValues<T: FixedWidthInteger, Result>(
        _ values: UnsafeBufferPointer<T>,
        _ body: (UnsafeBufferPointer<Int64>) -> Result
    ) -> Result {
        precondition(values.count <= greatestCount, "An integer stream holds at most 2^31 integers")
        if T.self == Int64.self { return values.withMemoryRebound(to: Int64.self, body) }
        return withUnsafeTemporaryAllocation(of: Int64.self, capacity: values.count) { wide in
            for index in values.indices {
                wide.initializeElement(at: index, to: Int64(truncatingIfNeeded: values[index]))
            }
            return body(UnsafeBufferPointer(wide))
        }
    }
}
