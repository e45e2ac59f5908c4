/// Memory for a run of bytes that somebody fills once and many may read then.
///
/// Unchecked, because the compiler can't see that the reader writes only before it hands the buffer on.
final class PaddedBuffer: @unchecked Sendable {
    let start: UnsafeMutablePointer<UInt8>
    let capacity: Int

    init(capacity: Int) {
        // Buffers of few sizes, since the allocator gives the same memory again, and fresh pages cost time.
        let rounded = (capacity + EventBlock.padding + 0xFFFF) & ~0xFFFF
        self.capacity = rounded - EventBlock.padding
        start = .allocate(capacity: rounded)
        // The parser looks at these, whatever they are.
        (start + self.capacity).initialize(repeating: 0x20, count: EventBlock.padding)
    }

    deinit {
        start.deallocate()
    }
}
