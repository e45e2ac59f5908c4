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
        askForLargePages()
    }

    /// Has all threads take their memory from one heap; to be called before there are others.
    ///
    /// Each thread else keeps a heap of its own, which nobody but it uses again. That is right for many threads that ask for
    /// memory all the time, and a waste where most of it goes round between a few.
    package static func shareOneHeap() {
        _ = mallopt(M_ARENA_MAX, 1)
    }

    /// Asks for large pages where the heap is going to grow; that is a wish, and costs nothing until memory is used.
    private static func askForLargePages() {
        guard let start = malloc(largePagesByteCount) else { return }
        defer { free(start) }
        let first = (UInt(bitPattern: start) + UInt(largePageByteCount) - 1) & ~UInt(largePageByteCount - 1)
        _ = madvise(UnsafeMutableRawPointer(bitPattern: first), largePagesByteCount - largePageByteCount, MADV_HUGEPAGE)
    }
}
