extension IntegerStreamReader {
    /// The stream inside a patched one, in which the exceptions are not.
    @inlinable
    var near: Self { Self(layout: layout.near[0]) }

    /// Looks whether an index is that of an exception.
    @inlinable
    func patched(at index: Int) -> T {
        let place = partition(layout.ends.indices) { Int(layout.ends[$0]) < index }
        let isException = place < layout.ends.count && Int(layout.ends[place]) == index
        return isException ? T(truncatingIfNeeded: layout.entries[place]) : near[index]
    }

    /// Writes the exceptions over what stands in their places.
    @inlinable
    func decodePatched(_ range: Range<Int>, into output: UnsafeMutablePointer<T>) {
        near.decode(range, into: output)
        layout.ends.withUnsafeBufferPointer { positions in
            layout.entries.withUnsafeBufferPointer { exceptions in
                var place = partition(positions.indices) { Int(positions[$0]) < range.lowerBound }
                while place < positions.count, Int(positions[place]) < range.upperBound {
                    output[Int(positions[place]) &- range.lowerBound] = T(truncatingIfNeeded: exceptions[place])
                    place &+= 1
                }
            }
        }
    }
}
