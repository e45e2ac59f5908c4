internal import CVectors

extension PackedIntegers {
    /// Writes the values of a range of indexes, each cut to the width of the type, to memory that has room for them.
    @inlinable
    package func unpack<T: FixedWidthInteger>(_ range: Range<Int>, into output: UnsafeMutablePointer<T>) {
        precondition(range.lowerBound >= 0 && range.upperBound <= count, "The range is past the packed integers")
        let written = range.count < Self.fewestForVectors ? 0 : unpackByVectors(range, into: output, T.bitWidth)
        unpackByLoads(range.lowerBound &+ written..<range.upperBound, into: output + written)
    }

    /// Telling vector instructions how fields lie takes about as long as it takes to unpack so many without them.
    @usableFromInline static var fewestForVectors: Int { 64 }

    /// Writes the first of the values of a range with vector instructions, if the processor has them.
    ///
    /// - Parameter bits: How many bits a value has in memory.
    /// - Returns: How many were written.
    @usableFromInline
    func unpackByVectors(_ range: Range<Int>, into output: UnsafeMutableRawPointer, _ bits: Int) -> Int {
        var packed = BitFields(
            bytes: fields.baseAddress,
            byteCount: fields.count,
            width: UInt32(truncatingIfNeeded: width),
            base: base,
            divisor: divisor
        )
        let (first, count) = (range.lowerBound, range.count)
        return switch bits {
        case 8: unpackFieldsInto8(&packed, first, count, output.assumingMemoryBound(to: UInt8.self))
        case 16: unpackFieldsInto16(&packed, first, count, output.assumingMemoryBound(to: UInt16.self))
        case 32: unpackFieldsInto32(&packed, first, count, output.assumingMemoryBound(to: UInt32.self))
        case 64: unpackFieldsInto64(&packed, first, count, output.assumingMemoryBound(to: UInt64.self))
        default: 0
        }
    }

    /// Writes the values of a range without vector instructions but for those that the compiler finds.
    @inlinable
    func unpackByLoads<T: FixedWidthInteger>(_ range: Range<Int>, into output: UnsafeMutablePointer<T>) {
        switch width {
        case 0: output.initialize(repeating: T(truncatingIfNeeded: base), count: range.count)
        case 8: unpackWhole(range, as: UInt8.self, into: output)
        case 16: unpackWhole(range, as: UInt16.self, into: output)
        case 32: unpackWhole(range, as: UInt32.self, into: output)
        case 64: unpackWhole(range, as: UInt64.self, into: output)
        // As many as one load of eight bytes holds, wherever in its first byte they begin.
        case ...7: unpackGroups(range, of: 8, into: output)
        case ...11: unpackGroups(range, of: 5, into: output)
        case ...14: unpackGroups(range, of: 4, into: output)
        case ...19: unpackGroups(range, of: 3, into: output)
        case ...28: unpackGroups(range, of: 2, into: output)
        default: unpackEach(range, into: output)
        }
    }

    /// Unpacks fields of which one load of eight bytes holds several.
    @inlinable @inline(__always)
    package func unpackGroups<T: FixedWidthInteger>(
        _ range: Range<Int>,
        of groupSize: Int,
        into output: UnsafeMutablePointer<T>
    ) {
        let base = T(truncatingIfNeeded: base)
        if divisor == 1 {
            unpackGroups(range, of: groupSize, into: output) { base &+ T(truncatingIfNeeded: $0) }
        } else {
            let divisor = T(truncatingIfNeeded: divisor)
            unpackGroups(range, of: groupSize, into: output) { base &+ divisor &* T(truncatingIfNeeded: $0) }
        }
    }

    /// - Parameter value: What a field stands for.
    @inlinable @inline(__always)
    func unpackGroups<T: FixedWidthInteger>(
        _ range: Range<Int>,
        of groupSize: Int,
        into output: UnsafeMutablePointer<T>,
        _ value: (UInt64) -> T
    ) {
        let mask = mask
        let fieldWidth = UInt64(truncatingIfNeeded: width)
        var index = range.lowerBound
        var target = output
        if let start = fields.baseAddress {
            let end = min(range.upperBound, wholeLoads)
            var bit = index &* width
            while index &+ groupSize <= end {
                var word = UInt64(littleEndian: start.loadUnaligned(fromByteOffset: bit &>> 3, as: UInt64.self))
                word &>>= UInt64(truncatingIfNeeded: bit & 7)
                for place in 0..<groupSize {
                    target[place] = value(word & mask)
                    word &>>= fieldWidth
                }
                target += groupSize
                index &+= groupSize
                bit &+= groupSize &* width
            }
        }
        unpackEach(index..<range.upperBound, into: target)
    }

    /// Unpacks fields that are integers of their own, which the optimiser turns into vector instructions.
    @inlinable
    package func unpackWhole<T: FixedWidthInteger, Field: FixedWidthInteger & BitwiseCopyable>(
        _ range: Range<Int>,
        as field: Field.Type,
        into output: UnsafeMutablePointer<T>
    ) {
        guard let start = fields.baseAddress?.advanced(by: range.lowerBound &* MemoryLayout<Field>.size) else { return }
        // Sums and products modulo a smaller power of two are the same, and vectorise better, in the type itself.
        let base = T(truncatingIfNeeded: base)
        let divisor = T(truncatingIfNeeded: divisor)
        let length = range.count
        if divisor == 1 {
            for index in 0..<length {
                let field = start.loadUnaligned(fromByteOffset: index &* MemoryLayout<Field>.size, as: Field.self)
                output[index] = base &+ T(truncatingIfNeeded: Field(littleEndian: field))
            }
        } else {
            for index in 0..<length {
                let field = start.loadUnaligned(fromByteOffset: index &* MemoryLayout<Field>.size, as: Field.self)
                output[index] = base &+ divisor &* T(truncatingIfNeeded: Field(littleEndian: field))
            }
        }
    }

    /// Unpacks fields of any width, each by one load of the eight bytes that hold it.
    @inlinable
    package func unpackEach<T: FixedWidthInteger>(_ range: Range<Int>, into output: UnsafeMutablePointer<T>) {
        let mask = mask
        let base = T(truncatingIfNeeded: base)
        let divisor = T(truncatingIfNeeded: divisor)
        let whole = max(range.lowerBound, min(range.upperBound, wholeLoads))
        var target = output
        if let start = fields.baseAddress {
            var bit = range.lowerBound &* width
            for _ in range.lowerBound..<whole {
                let word = UInt64(littleEndian: start.loadUnaligned(fromByteOffset: bit &>> 3, as: UInt64.self))
                let field = (word &>> UInt64(truncatingIfNeeded: bit & 7)) & mask
                target.pointee = base &+ divisor &* T(truncatingIfNeeded: field)
                target += 1
                bit &+= width
            }
        }
        for index in whole..<range.upperBound {
            target.pointee = T(truncatingIfNeeded: self[index])
            target += 1
        }
    }
}
