extension IntegerStreamReader {
    /// Gives the first index whose value is not less than the given one, or `count`, for values in ascending order.
    ///
    /// The time is logarithmic; a delta stream is searched by its blocks, of which one is summed up.
    @inlinable
    package func firstIndex(notLessThan value: T) -> Int {
        guard encoding == .delta else { return partition(0..<count) { self[$0] < value } }
        let starts = layout.delta.starts
        // The answer lies in the last block that starts with a smaller value, or where the one after it starts.
        let later = partition(0..<starts.count) { T(truncatingIfNeeded: starts[$0]) < value }
        guard later > 0 else { return 0 }
        let first = (later &- 1) &* DeltaIntegers.blockLength
        let length = min(DeltaIntegers.blockLength, count &- first)
        return withUnsafeTemporaryAllocation(of: T.self, capacity: length) { block in
            guard let start = block.baseAddress else { return first }
            decode(first..<first &+ length, into: start)
            return first &+ partition(0..<length) { start[$0] < value }
        }
    }

    /// The first index of a range for which the predicate fails, given that it holds for all before and none after.
    @inlinable
    package func partition(_ range: Range<Int>, _ precedes: (Int) -> Bool) -> Int {
        var low = range.lowerBound
        var high = range.upperBound
        while low < high {
            let middle = low &+ (high &- low) &>> 1
            if precedes(middle) { low = middle &+ 1 } else { high = middle }
        }
        return low
    }
}
