/// The first blocks of a source that is read into a store with texts: of a small source all.
///
/// Their texts are looked for together, in one pass through those in the file. Of a larger source there are too many passes to
/// make, and all texts are read into memory.
struct FirstBlocks {
    /// The blocks, in their order.
    private(set) var blocks: [ParsedBlock] = []
    /// Whether no other follows: at the end of the source, at what is wrong with it, or where somebody stopped the import.
    private(set) var areAll = false
    /// What was wrong with the source after them.
    private(set) var error: (any Error)?
    private(set) var wereInterrupted = false

    /// How many there are at most, of about a megabyte each.
    private static let most = 16

    /// Reads them.
    ///
    /// - Parameter progress: Called after each with the bytes done; `false` stops the import.
    init(of pipeline: BlockPipeline, progress: (_ done: Int) -> Bool) {
        do {
            while !areAll, blocks.count < Self.most {
                guard let block = try pipeline.next() else {
                    areAll = true
                    break
                }
                blocks.append(block)
                wereInterrupted = !progress(block.filePosition)
                areAll = wereInterrupted
            }
        } catch {
            self.error = error
            areAll = true
        }
    }
}
