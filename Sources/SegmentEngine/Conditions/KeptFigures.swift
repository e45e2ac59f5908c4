internal import CMemory

/// Where in memory something is kept of each contact.
///
/// A million contacts fill more memory than lies near the processor, and events name them in any order. So it is asked for
/// what is kept of a contact before the contact's turn comes.
struct KeptFigures {
    /// How many events before its turn a contact is asked for: about as long as memory takes.
    static let distance = 24

    private let start: UnsafeRawPointer?
    private let stride: Int

    /// Takes a list with an entry a contact.
    @inline(__always)
    init<Entry>(_ entries: UnsafeMutableBufferPointer<Entry>) {
        start = UnsafeRawPointer(entries.baseAddress)
        stride = MemoryLayout<Entry>.stride
    }

    /// Asks for what is kept of a contact; any number will do.
    @inline(__always)
    func ask(_ contact: Int) {
        if let start { prefetch(start + contact &* stride) }
    }
}
