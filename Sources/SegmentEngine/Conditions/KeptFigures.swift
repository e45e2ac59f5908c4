internal import CMemory

/// Where in memory something is kept of each contact.
///
/// A million contacts fill more memory than lies near the processor, and events name them in any order. So it is asked for
/// what is kept of a contact before the contact's turn comes.
struct KeptFigures {
    /// How many events before its turn a contact is asked for: about as long as memory takes.
    static let distance = 24
    /// What takes fewer bytes lies near enough: asking for it takes longer than waiting.
    private static let fewestBytes = 1 << 19

    private let start: UnsafeRawPointer?
    private let stride: Int

    /// Takes a list with an entry a contact, or some.
    @inline(__always)
    init<Entry>(_ entries: UnsafeMutableBufferPointer<Entry>) {
        stride = MemoryLayout<Entry>.stride
        start = entries.count &* stride < Self.fewestBytes ? nil : UnsafeRawPointer(entries.baseAddress)
    }

    /// Whether they have to be asked for.
    var areFar: Bool { start != nil }

    /// Asks for what is kept of the contacts of some rows, of which there may be none.
    @inline(never)
    func ask(_ contacts: UnsafeBufferPointer<UInt32>, _ rows: Range<Int>) {
        for row in rows { ask(Int(contacts[row])) }
    }

    /// Asks for what is kept of a contact; any number will do.
    @inline(__always)
    func ask(_ contact: Int) {
        if let start { prefetch(start + contact &* stride) }
    }
}
