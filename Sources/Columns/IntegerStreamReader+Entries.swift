extension IntegerStreamReader {
    /// Looks up a block of positions at a time.
    @inlinable
    func decodeDictionary(_ range: Range<Int>, into output: UnsafeMutablePointer<T>) {
        let blockLength = 1024
        layout.entries.withUnsafeBufferPointer { entries in
            withUnsafeTemporaryAllocation(of: UInt16.self, capacity: blockLength) { positions in
                guard let entries = entries.baseAddress, let positions = positions.baseAddress else { return }
                var index = range.lowerBound
                var target = output
                while index < range.upperBound {
                    let length = min(blockLength, range.upperBound &- index)
                    layout.packed.unpack(index..<index &+ length, into: positions)
                    // There is an entry for every position that the bit width allows, so none has to be checked.
                    for offset in 0..<length {
                        target[offset] = T(truncatingIfNeeded: entries[Int(positions[offset])])
                    }
                    target += length
                    index &+= length
                }
            }
        }
    }

    /// Fills the output run by run.
    @inlinable
    func decodeRuns(_ range: Range<Int>, into output: UnsafeMutablePointer<T>) {
        guard !range.isEmpty else { return }
        var run = layout.run(holding: range.lowerBound)
        var index = range.lowerBound
        var target = output
        while index < range.upperBound {
            let length = min(Int(layout.ends[run]), range.upperBound) &- index
            let value = T(truncatingIfNeeded: layout.entries[run])
            if length <= Self.shortRun, index &+ Self.shortRun <= range.upperBound {
                // Always as many, which takes no loop; the next run writes over those that are too many.
                for place in 0..<Self.shortRun { target[place] = value }
            } else {
                target.initialize(repeating: value, count: length)
            }
            target += length
            index &+= length
            run &+= 1
        }
    }

    /// Runs up to this are written alike.
    @inlinable
    static var shortRun: Int { 8 }
}
