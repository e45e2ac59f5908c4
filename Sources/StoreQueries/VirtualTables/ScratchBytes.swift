/// Room for one text at a time, so that a text that is put together for a row takes no memory of its own.
final class ScratchBytes {
    private var bytes: [UInt8] = []

    /// Gives the text that a closure appends.
    @inline(__always)
    func put(into result: ResultSink, _ append: (inout [UInt8]) -> Void) {
        bytes.removeAll(keepingCapacity: true)
        append(&bytes)
        bytes.withUnsafeBytes { result.text($0) }
    }
}
