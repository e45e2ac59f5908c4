internal import CMemory

/// How the process deals with memory.
package enum KeptMemory {
    /// Begins to keep memory; to be called once, before much of it is asked for.
    ///
    /// Columns come and go by the megabyte. Every page that the system hands out anew has to be cleared by it first, which takes
    /// about as long as unpacking a column into it.
    ///
    /// Large pages are not asked for, but by ``allocateTable(byteCount:)``. They make questions some hundredths faster where the
    /// machine has them ready, and a third slower where it has to get them from its host first, as rented machines do with
    /// memory that was idle for seconds.
    package static func begin() {
        // No block gets a mapping of its own, and nothing is given back.
        _ = mallopt(M_MMAP_MAX, 0)
        _ = mallopt(M_TRIM_THRESHOLD, .max)
        // All threads take it from one heap. Each else keeps a heap of its own, which nobody but it uses again: right for many
        // threads that ask for memory all the time, and a waste where most of it goes round between a few.
        _ = mallopt(M_ARENA_MAX, 1)
    }

    /// Allocates memory for a table that is looked into all over, a place at a time, for long.
    ///
    /// The processor knows where a few megabytes of small pages lie, and looks up the others at each touch; of large pages it
    /// knows them all. Whoever has it deallocates it.
    package static func allocateTable(byteCount: Int) -> UnsafeMutableRawPointer {
        guard byteCount >= largePageByteCount else { return .allocate(byteCount: byteCount, alignment: 16) }
        let start = UnsafeMutableRawPointer.allocate(byteCount: byteCount, alignment: largePageByteCount)
        // A wish: where the system has none, small pages do.
        _ = madvise(start, byteCount / largePageByteCount * largePageByteCount, MADV_HUGEPAGE)
        return start
    }

    private static let largePageByteCount = 2 << 20
}
