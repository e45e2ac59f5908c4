/// A list of byte strings read from the bytes of a text stream.
///
/// The reader looks at the bytes where they lie, so they must stay in place for as long as it is used. It keeps the
/// end of each text, four bytes a text.
@usableFromInline package struct TextStreamReader {
    /// The bytes of all texts, one after another.
    @usableFromInline package let texts: UnsafeRawBufferPointer
    /// Where each text ends in `texts`; a text begins where the one before ends.
    @usableFromInline package let ends: [UInt32]

    /// Opens the stream that starts at `offset` and moves the offset behind it.
    @usableFromInline package init(bytes: UnsafeRawBufferPointer, at offset: inout Int) throws(CorruptColumn) {
        let start = offset
        let lengths = try IntegerStreamReader<UInt32>(bytes: bytes, at: &offset)
        guard lengths.count <= TextStream.greatestCount else {
            throw CorruptColumn(.tooMany(count: UInt64(lengths.count), limit: TextStream.greatestCount), at: start)
        }
        var cursor = ByteCursor(bytes: bytes, offset: offset)
        let byteCount = try cursor.readCount(limit: TextStream.greatestByteCount)
        texts = try cursor.take(byteCount)
        ends = try RunningSum.ends(of: lengths.decoded(), addingUpTo: byteCount, at: start)
        offset = cursor.offset
    }

    /// The number of texts.
    @inlinable
    package var count: Int { ends.count }

    /// Where a text lies in `texts`.
    @inlinable
    package func range(at index: Int) -> Range<Int> {
        let start = index == 0 ? 0 : Int(ends[index - 1])
        return start..<Int(ends[index])
    }

    /// The bytes of a text, valid for as long as the bytes that the reader was opened on.
    @inlinable
    package subscript(index: Int) -> UnsafeRawBufferPointer {
        UnsafeRawBufferPointer(rebasing: texts[range(at: index)])
    }

    /// Gives the bytes of a text for the duration of a call.
    @inlinable
    package func withBytes<Result, Failure: Error>(
        at index: Int,
        _ body: (UnsafeRawBufferPointer) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try body(self[index])
    }
}
