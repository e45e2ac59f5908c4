/// Writes lists of byte strings as self-delimiting bytes.
///
/// A text stream is a stream of the lengths in bytes (`IntegerStream` of UInt32), the number of all bytes (variable),
/// and then the bytes of all texts, one after another.
package enum TextStream {
    /// The greatest number of texts in one stream.
    package static let greatestCount = 1 << 24
    /// The greatest number of bytes that the texts of one stream may have together.
    package static let greatestByteCount = Int(UInt32.max)

    /// Appends the texts that lie one after another in `texts`, with the given lengths, whose sum is its size.
    package static func append(
        lengths: UnsafeBufferPointer<UInt32>,
        texts: UnsafeRawBufferPointer,
        to bytes: inout [UInt8]
    ) {
        appendHead(lengths: lengths, byteCount: texts.count, to: &bytes)
        bytes.append(contentsOf: texts)
    }

    /// Appends the texts that lie in the given ranges of an arena, in the order of the ranges.
    package static func append(
        ranges: UnsafeBufferPointer<Range<Int>>,
        of arena: UnsafeRawBufferPointer,
        to bytes: inout [UInt8]
    ) {
        var total = 0
        withUnsafeTemporaryAllocation(of: UInt32.self, capacity: ranges.count) { lengths in
            for index in ranges.indices {
                lengths.initializeElement(at: index, to: UInt32(ranges[index].count))
                total += ranges[index].count
            }
            appendHead(lengths: UnsafeBufferPointer(lengths), byteCount: total, to: &bytes)
        }
        bytes.reserveCapacity(bytes.count + total)
        for range in ranges { bytes.append(contentsOf: arena[range]) }
    }

    private static func appendHead(lengths: UnsafeBufferPointer<UInt32>, byteCount: Int, to bytes: inout [UInt8]) {
        precondition(lengths.count <= greatestCount, "A text stream holds at most 16,777,216 texts")
        precondition(byteCount <= greatestByteCount, "The texts of one stream have less than 4 GiB together")
        precondition(lengths.reduce(0) { $0 + Int($1) } == byteCount, "The lengths do not add up to the texts")
        IntegerStream.append(lengths, to: &bytes)
        VariableLengthInteger.append(UInt64(byteCount), to: &bytes)
    }
}
