/// Memory for a run of bytes that somebody fills once and many may read then.
///
/// Unchecked, because the compiler can't see that the reader writes only before it hands the buffer on.
final class PaddedBuffer: @unchecked Sendable {
    let start: UnsafeMutablePointer<UInt8>
    let capacity: Int

    init(capacity: Int) {
        self.capacity = capacity
        start = .allocate(capacity: capacity + EventBlock.padding)
        // The parser looks at these, whatever they are.
        (start + capacity).initialize(repeating: 0x20, count: EventBlock.padding)
    }

    deinit {
        start.deallocate()
    }
}
