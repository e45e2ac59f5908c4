extension PackedIntegers {
    /// Writes the values of a range of indexes, each cut to the width of the type, to memory that has room for them.
    @inlinable
    package func unpack<T: FixedWidthInteger>(_ range: Range<Int>, into output: UnsafeMutablePointer<T>) {
        precondition(range.lowerBound >= 0 && range.upperBound <= count, "The range is past the packed integers")
        switch width {
        case 0: output.initialize(repeating: T(truncatingIfNeeded: base), count: range.count)
        case 1: unpackWords(range, width: 1, into: output)
        case 2: unpackWords(range, width: 2, into: output)
        case 4: unpackWords(range, width: 4, into: output)
        case 8: unpackWhole(range, as: UInt8.self, into: output)
        case 16: unpackWhole(range, as: UInt16.self, into: output)
        case 32: unpackWhole(range, as: UInt32.self, into: output)
        case 64: unpackWhole(range, as: UInt64.self, into: output)
        default: unpackEach(range, into: output)
        }
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

    /// Unpacks fields of a width that divides eight, a word at a time.
    @inlinable @inline(__always)
    package func unpackWords<T: FixedWidthInteger>(
        _ range: Range<Int>,
        width: Int,
        into output: UnsafeMutablePointer<T>
    ) {
        let fieldsInWord = 64 / width
        let mask: UInt64 = (1 &<< UInt64(truncatingIfNeeded: width)) &- 1
        let base = T(truncatingIfNeeded: base)
        let divisor = T(truncatingIfNeeded: divisor)
        let aligned = min(range.upperBound, (range.lowerBound &+ 7) & ~7)
        unpackEach(range.lowerBound..<aligned, into: output)
        var index = aligned
        var target = output + (aligned &- range.lowerBound)
        while index &+ fieldsInWord <= range.upperBound {
            let word = LittleEndian.load(fields, at: (index &* width) &>> 3, as: UInt64.self)
            for position in 0..<fieldsInWord {
                let field = (word &>> UInt64(truncatingIfNeeded: position &* width)) & mask
                target[position] = base &+ divisor &* T(truncatingIfNeeded: field)
            }
            target += fieldsInWord
            index &+= fieldsInWord
        }
        unpackEach(index..<range.upperBound, into: target)
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
