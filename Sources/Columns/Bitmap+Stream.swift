extension Bitmap {
    /// Appends the bitmap as self-delimiting bytes: the number of bits (variable), then a stream of its words as UInt64.
    package func append(to bytes: inout [UInt8]) {
        VariableLengthInteger.append(UInt64(count), to: &bytes)
        _ = withWords { IntegerStream.append($0, to: &bytes) }
    }

    /// Reads the bitmap that starts at `offset` and moves the offset behind it.
    package init(bytes: UnsafeRawBufferPointer, at offset: inout Int) throws(CorruptColumn) {
        var cursor = ByteCursor(bytes: bytes, offset: offset)
        let count = try cursor.readCount(limit: IntegerStream.greatestCount)
        var end = cursor.offset
        let words = try IntegerStreamReader<UInt64>(bytes: bytes, at: &end, expecting: (count + 63) / 64)
        self.init(count: count, words: words.decoded())
        offset = end
    }
}
