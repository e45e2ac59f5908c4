/// A list of integers read from the bytes of an integer stream.
///
/// The reader looks at the bytes where they lie, so they must stay in place for as long as it is used. Nothing
/// outside the stream's own bytes is read. A stream may be read as any type that holds the type it was written with.
/// Damage that shows in the structure is found on opening; a damaged value is a wrong value, which checksums tell.
@usableFromInline package struct IntegerStreamReader<T: FixedWidthInteger> {
    /// The parsed stream, without regard to the type of its integers.
    @usableFromInline package let layout: IntegerStreamLayout

    /// Opens the stream that starts at `offset` and moves the offset behind it.
    ///
    /// With `expecting`, a stream of any other length is refused, which keeps a damaged count from claiming memory.
    @inlinable
    package init(
        bytes: UnsafeRawBufferPointer,
        at offset: inout Int,
        expecting expected: Int? = nil
    ) throws(CorruptColumn) {
        let start = offset
        layout = try IntegerStreamLayout(bytes: bytes, at: &offset, readingAs: IntegerType(T.self))
        guard let expected, expected != layout.count else { return }
        throw CorruptColumn(.lengthsDisagree(expected: expected, found: layout.count), at: start)
    }

    /// Makes a reader of a stream that has been parsed.
    @usableFromInline init(layout: IntegerStreamLayout) {
        self.layout = layout
    }

    /// The number of integers.
    @inlinable
    package var count: Int { layout.count }

    /// How the stream holds its integers.
    @inlinable
    package var encoding: StreamEncoding { layout.encoding }

    /// Whether all integers are known to be equal without looking at them; so in an empty list.
    @inlinable
    package var isConstant: Bool { layout.encoding == .constant }

    /// The only value of a constant stream; nothing for an empty list and for other encodings.
    @inlinable
    package var constantValue: T? {
        isConstant && count > 0 ? T(truncatingIfNeeded: layout.packed.base) : nil
    }

    /// The integer at an index, in constant time unless the stream holds runs or exceptions (logarithmic) or deltas (up to
    /// 1,023 sums).
    @inlinable
    package subscript(index: Int) -> T {
        precondition(index >= 0 && index < count, "The index is past the stream")
        switch layout.encoding {
        case .constant: return T(truncatingIfNeeded: layout.packed.base)
        case .packed: return T(truncatingIfNeeded: layout.packed[index])
        case .delta: return T(truncatingIfNeeded: layout.delta[index])
        case .dictionary:
            return T(truncatingIfNeeded: layout.entries[Int(truncatingIfNeeded: layout.packed.field(at: index))])
        case .runs: return T(truncatingIfNeeded: layout.entries[layout.run(holding: index)])
        case .patched: return patched(at: index)
        }
    }

    /// Writes all integers to memory that has room for `count` of them.
    @inlinable
    package func decode(into output: UnsafeMutablePointer<T>) {
        decode(0..<count, into: output)
    }

    /// Writes the integers of a range of indexes to memory that has room for them.
    @inlinable
    package func decode(_ range: Range<Int>, into output: UnsafeMutablePointer<T>) {
        precondition(range.lowerBound >= 0 && range.upperBound <= count, "The range is past the stream")
        switch layout.encoding {
        case .constant: output.initialize(repeating: T(truncatingIfNeeded: layout.packed.base), count: range.count)
        case .packed: layout.packed.unpack(range, into: output)
        case .delta: layout.delta.unpack(range, into: output)
        case .dictionary: decodeDictionary(range, into: output)
        case .runs: decodeRuns(range, into: output)
        case .patched: decodePatched(range, into: output)
        }
    }

    /// Gives all integers as an array.
    @inlinable
    package func decoded() -> [T] { decoded(room: count) }

    /// Gives all integers as an array that has room for at least so many and for all of them.
    @inlinable
    func decoded(room: Int) -> [T] {
        Array(unsafeUninitializedCapacity: max(count, room)) { buffer, initialized in
            if let start = buffer.baseAddress { decode(into: start) }
            initialized = count
        }
    }
}
