internal import Synchronization

/// The library's contexts of one kind, which are kept: to make one takes longer than to unpack a chunk.
final class ZstandardContexts: Sendable {
    private struct Context: @unchecked Sendable {
        // One thread has it at a time.
        let pointer: OpaquePointer
    }

    private let make: @Sendable () -> OpaquePointer?
    /// Those that nobody has; at most as many as threads ever had one at once.
    private let free = Mutex<[Context]>([])

    /// Has none yet.
    ///
    /// - Parameter make: Makes one; nil without memory for it.
    init(_ make: @escaping @Sendable () -> OpaquePointer?) {
        self.make = make
    }

    /// Calls with a context that nobody else has meanwhile; nil without memory for one.
    func with<Result>(_ body: (OpaquePointer) -> Result) -> Result? {
        let known = free.withLock { $0.popLast() }
        guard let context = known ?? make().map(Context.init) else { return nil }
        defer { free.withLock { $0.append(context) } }
        return body(context.pointer)
    }
}
