extension IntegerStreamReader<UInt8> {
    /// Which integers are a value: a bit each.
    package func bits(equalTo value: UInt8) -> Bitmap {
        IntegerStreamReader<Int64>(layout: layout).bits(of: 0..<count, within: Int64(value)...Int64(value))
    }
}

extension IntegerStreamReader<UInt32> {
    /// The integers of the few indexes whose bit is one, in their order.
    package func decoded(where wanted: Bitmap) -> [UInt32] {
        precondition(wanted.count == count, "Each integer has its bit")
        let ones = wanted.ones
        return [UInt32](unsafeUninitializedCapacity: ones) { values, initialized in
            var place = 0
            if encoding == .packed {
                wanted.forEachOne { index in
                    values[place] = UInt32(truncatingIfNeeded: layout.packed[index])
                    place &+= 1
                }
            } else {
                withUnsafeTemporaryAllocation(of: UInt32.self, capacity: count) { all in
                    if let start = all.baseAddress { decode(into: start) }
                    wanted.forEachOne { index in
                        values[place] = all[index]
                        place &+= 1
                    }
                }
            }
            initialized = ones
        }
    }
}

extension IntegerStreamReader<Int64> {
    /// Which integers of a range of indexes lie within bounds: a bit each, counted from the first of them.
    ///
    /// Packed fields are compared as they are, in no more bytes than they need.
    package func bits(of range: Range<Int>, within bounds: ClosedRange<Int64>) -> Bitmap {
        precondition(range.lowerBound >= 0 && range.upperBound <= count, "The range is past the stream")
        switch layout.encoding {
        case .constant:
            return Bitmap(count: range.count, repeating: bounds.contains(Int64(bitPattern: layout.packed.base)))
        case .packed:
            return layout.packed.bits(of: range, among: layout.packed.fields(within: bounds))
        case .dictionary:
            let entries = layout.entries
            let first = partition(entries.indices) { entries[$0] < bounds.lowerBound }
            let end = partition(entries.indices) { entries[$0] <= bounds.upperBound }
            return layout.packed.bits(of: range, among: first < end ? UInt64(first)...UInt64(end - 1) : nil)
        case .runs: return bitsOfRuns(range, within: bounds)
        case .delta, .patched:
            return withUnsafeTemporaryAllocation(of: Int64.self, capacity: range.count) { values in
                if let start = values.baseAddress { decode(range, into: start) }
                return Bitmap(of: range.count) { bounds.lowerBound <= values[$0] && values[$0] <= bounds.upperBound }
            }
        }
    }
}

extension IntegerStreamReader<Int64> {
    private func bitsOfRuns(_ range: Range<Int>, within bounds: ClosedRange<Int64>) -> Bitmap {
        var words = [UInt64](repeating: 0, count: (range.count + 63) / 64)
        guard !range.isEmpty else { return Bitmap(count: 0) }
        var run = layout.run(holding: range.lowerBound)
        var index = 0
        words.withUnsafeMutableBufferPointer { words in
            layout.ends.withUnsafeBufferPointer { ends in
                layout.entries.withUnsafeBufferPointer { values in
                    while index < range.count {
                        let end = min(Int(ends[run]) &- range.lowerBound, range.count)
                        let isWithin = bounds.lowerBound <= values[run] && values[run] <= bounds.upperBound
                        Self.set(index..<end, to: isWithin, in: words)
                        index = end
                        run &+= 1
                    }
                }
            }
        }
        return Bitmap(count: range.count, words: words)
    }

    /// Sets the bits of a range that is not empty; without a branch for short ones, since nobody can guess which are wanted.
    @inline(__always)
    private static func set(_ range: Range<Int>, to bit: Bool, in words: UnsafeMutableBufferPointer<UInt64>) {
        let (first, last) = (range.lowerBound &>> 6, (range.upperBound &- 1) &>> 6)
        let head = UInt64.max &<< UInt64(truncatingIfNeeded: range.lowerBound & 63)
        let tail = UInt64.max &>> UInt64(truncatingIfNeeded: 63 &- (range.upperBound &- 1) & 63)
        guard first < last else {
            words[first] |= head & tail & (0 &- (bit ? 1 : 0))
            return
        }
        guard bit else { return }
        words[first] |= head
        for word in first &+ 1..<last { words[word] = .max }
        words[last] |= tail
    }
}

extension PackedIntegers {
    /// The fields whose values lie within bounds; nil if there is none.
    fileprivate func fields(within bounds: ClosedRange<Int64>) -> ClosedRange<UInt64>? {
        let least = Int64(bitPattern: base)
        guard bounds.upperBound >= least else { return nil }
        // Damage, which a checksum tells of; all values are the base.
        guard divisor > 0 else { return bounds.lowerBound <= least ? 0...mask : nil }
        var first: UInt64 = 0
        if bounds.lowerBound > least {
            let (quotient, rest) = UInt64(bitPattern: bounds.lowerBound &- least).quotientAndRemainder(
                dividingBy: divisor
            )
            first = rest == 0 ? quotient : quotient + 1
        }
        let last = min(UInt64(bitPattern: bounds.upperBound &- least) / divisor, mask)
        return first <= last ? first...last : nil
    }

    /// Which fields of a range of indexes are among the wanted ones.
    fileprivate func bits(of range: Range<Int>, among wanted: ClosedRange<UInt64>?) -> Bitmap {
        guard let wanted else { return Bitmap(count: range.count) }
        if wanted.lowerBound == 0, wanted.upperBound >= mask { return Bitmap(count: range.count, repeating: true) }
        return switch width {
        case ...8: bits(of: range, among: wanted, as: UInt8.self)
        case ...16: bits(of: range, among: wanted, as: UInt16.self)
        case ...32: bits(of: range, among: wanted, as: UInt32.self)
        default: bits(of: range, among: wanted, as: UInt64.self)
        }
    }

    /// Loops over pointers, as a closure for each field would not always be inlined.
    @inline(__always)
    private func bits<Field: FixedWidthInteger & UnsignedInteger>(
        of range: Range<Int>,
        among wanted: ClosedRange<UInt64>,
        as field: Field.Type
    ) -> Bitmap {
        let first = Field(truncatingIfNeeded: wanted.lowerBound)
        let span = Field(truncatingIfNeeded: min(wanted.upperBound, mask) &- wanted.lowerBound)
        let wordCount = (range.count + 63) / 64
        let values = UnsafeMutablePointer<Field>.allocate(capacity: wordCount * 64)
        let flags = UnsafeMutablePointer<UInt8>.allocate(capacity: 64)
        defer {
            values.deallocate()
            flags.deallocate()
        }
        PackedIntegers(base: 0, divisor: 1, width: width, count: count, fields: fields).unpack(range, into: values)
        (values + range.count).initialize(repeating: 0, count: wordCount * 64 - range.count)
        let words = [UInt64](unsafeUninitializedCapacity: wordCount) { words, initialized in
            for word in 0..<wordCount {
                let block = values + word &* 64
                // One comparison, for what lies below the first becomes greater than all.
                for bit in 0..<64 { flags[bit] = block[bit] &- first <= span ? 1 : 0 }
                words[word] = Bitmap.word(ofFlags: flags)
            }
            initialized = wordCount
        }
        return Bitmap(count: range.count, words: words)
    }
}
