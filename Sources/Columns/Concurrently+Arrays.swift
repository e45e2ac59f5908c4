extension Concurrently {
    /// An array of so many values, of which slices are filled at once; a body must fill the whole of its slice.
    package static func array<Value: BitwiseCopyable>(
        of count: Int,
        _ fill: @Sendable (Range<Int>, UnsafeMutableBufferPointer<Value>) -> Void
    ) -> [Value] {
        [Value](unsafeUninitializedCapacity: count) { buffer, initialized in
            // Each slice writes its own places, and nobody reads before all are done.
            nonisolated(unsafe) let buffer = buffer
            _ = mapSlices(of: count) { fill($0, buffer) }
            initialized = count
        }
    }
}
