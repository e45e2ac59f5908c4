internal import CMemory

/// How the process deals with memory.
package enum KeptMemory {
    /// How much of the memory is asked to come in large pages.
    private static let largePagesByteCount = 512 << 20
    private static let largePageByteCount = 2 << 20

    /// Begins to keep memory; to be called once, before much of it is asked for.
    ///
    /// Columns come and go by the megabyte. Every page that the system hands out anew has to be cleared by it first, which takes
    /// about as long as unpacking a column into it. And what is kept of each contact is touched all over, which small pages
    /// make slow: the processor knows the places of a few megabytes of them only.
    package static func begin() {
        // No block gets a mapping of its own, and nothing is given back.
        _ = mallopt(M_MMAP_MAX, 0)
        _ = mallopt(M_TRIM_THRESHOLD, .max)
        // All threads take it from one heap. Each else keeps a heap of its own, which nobody but it uses again, in small pages:
        // right for many threads that ask for memory all the time, and a waste where most of it goes round between a few.
        _ = mallopt(M_ARENA_MAX, 1)
        askForLargePages()
    }

    /// Asks for large pages where the heap is going to grow; that is a wish, and costs nothing until memory is used.
    private static func askForLargePages() {
        guard let start = malloc(largePagesByteCount) else { return }
        let first = (UInt(bitPattern: start) + UInt(largePageByteCount) - 1) & ~UInt(largePageByteCount - 1)
        _ = madvise(UnsafeMutableRawPointer(bitPattern: first), largePagesByteCount - largePageByteCount, MADV_HUGEPAGE)
        // What lies before the first large page would be cleared and handed out in some hundred small ones.
        let before = Int(first - UInt(bitPattern: start))
        beforeLargePages = realloc(start, max(before - blockHeaderByteCount, 1))
    }

    /// Kept for ever, and never looked at.
    private nonisolated(unsafe) static var beforeLargePages: UnsafeMutableRawPointer?
    private static let blockHeaderByteCount = 16
}
