/// Where a row stands: which file of the run, and the line and byte in it.
struct RowPlace: BitwiseCopyable, Hashable, Sendable {
    let file: Int
    let line: Int
    let byte: Int
}
