internal import CMalloc

/// How the process deals with memory that it gives back.
package enum KeptMemory {
    /// Keeps blocks of up to this size for the next one who wants them, instead of giving them to the system.
    private static let greatestBlock: Int32 = 32 << 20
    /// How much may lie unused before the system gets some of it.
    private static let greatestRest: Int32 = 256 << 20

    /// Begins to keep memory; to be called once, before much of it is asked for.
    ///
    /// Columns come and go by the megabyte. Every page that the system hands out anew has to be cleared by it first, which takes
    /// about as long as unpacking a column into it.
    package static func begin() {
        _ = mallopt(M_MMAP_THRESHOLD, greatestBlock)
        _ = mallopt(M_TRIM_THRESHOLD, greatestRest)
    }
}
