/// Integers held as the differences between neighbours, in blocks that each start from a stored value.
@usableFromInline package struct DeltaIntegers {
    /// The number of values in every block but the last.
    @usableFromInline package static let blockLength = 1024

    /// The first value of each block.
    @usableFromInline package let starts: PackedIntegers
    /// The differences inside each block, one fewer than it has values.
    @usableFromInline package let blocks: [PackedIntegers]
    /// The number of values.
    @usableFromInline package let count: Int

    /// Reads the blocks that hold `count` values.
    init(reading cursor: inout ByteCursor, count: Int) throws(CorruptColumn) {
        self.count = count
        let blockCount = (count + Self.blockLength - 1) / Self.blockLength
        starts = try PackedIntegers(reading: &cursor, count: blockCount)
        // A block takes three bytes at least; believing a greater number would claim memory for it.
        guard blockCount * 3 <= cursor.remaining else {
            throw CorruptColumn(.endsEarly(needed: blockCount * 3, available: cursor.remaining), at: cursor.offset)
        }
        var blocks: [PackedIntegers] = []
        blocks.reserveCapacity(blockCount)
        for block in 0..<blockCount {
            let length = min(Self.blockLength, count - block * Self.blockLength)
            blocks.append(try PackedIntegers(reading: &cursor, count: length - 1))
        }
        self.blocks = blocks
    }

    /// Makes a list without values.
    init() {
        count = 0
        starts = PackedIntegers(repeating: 0, count: 0)
        blocks = []
    }

    /// The value at an index, as the bits of an Int64, from at most 1,023 sums.
    @inlinable
    package subscript(index: Int) -> UInt64 {
        let block = index / Self.blockLength
        let differences = blocks[block]
        let preceding = index % Self.blockLength
        var fields: UInt64 = 0
        for position in 0..<preceding { fields &+= differences.field(at: position) }
        return starts[block] &+ differences.base &* UInt64(truncatingIfNeeded: preceding)
            &+ differences.divisor &* fields
    }

    /// Writes the values of a range of indexes, each cut to the width of the type, to memory that has room for them.
    @inlinable
    package func unpack<T: FixedWidthInteger>(_ range: Range<Int>, into output: UnsafeMutablePointer<T>) {
        precondition(range.lowerBound >= 0 && range.upperBound <= count, "The range is past the delta integers")
        var index = range.lowerBound
        var target = output
        while index < range.upperBound {
            let block = index / Self.blockLength
            let first = index % Self.blockLength
            let length = min(Self.blockLength &- first, range.upperBound &- index)
            target.pointee = T(truncatingIfNeeded: first == 0 ? starts[block] : self[index])
            // The differences are unpacked where the values go and then added up in place.
            blocks[block].unpack(first..<first &+ length &- 1, into: target + 1)
            var value = target.pointee
            for position in 1..<length {
                value &+= target[position]
                target[position] = value
            }
            target += length
            index &+= length
        }
    }
}
