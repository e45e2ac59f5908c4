/// A list of plain values whose memory is kept and used again: an entry costs one comparison and one store.
///
/// An array checks at every entry whether it is shared, which costs more than the entry. Indices are not checked.
struct PlainList<Element: BitwiseCopyable>: ~Copyable {
    private(set) var start: UnsafeMutablePointer<Element>
    private(set) var count = 0
    private var capacity: Int

    init(capacity: Int = 16) {
        self.capacity = max(capacity, 4)
        start = .allocate(capacity: self.capacity)
    }

    deinit { start.deallocate() }

    /// The entries, valid until the next one is appended.
    var entries: UnsafeBufferPointer<Element> { UnsafeBufferPointer(start: start, count: count) }

    subscript(index: Int) -> Element {
        @inline(__always) get { start[index] }
        @inline(__always) nonmutating set { start[index] = newValue }
    }

    @inline(__always)
    mutating func append(_ element: Element) {
        if count == capacity { grow(to: count + 1) }
        (start + count).initialize(to: element)
        count &+= 1
    }

    mutating func append(contentsOf source: UnsafeBufferPointer<Element>) {
        guard let first = source.baseAddress else { return }
        if count + source.count > capacity { grow(to: count + source.count) }
        (start + count).initialize(from: first, count: source.count)
        count &+= source.count
    }

    mutating func append(repeating element: Element, count added: Int) {
        if count + added > capacity { grow(to: count + added) }
        (start + count).initialize(repeating: element, count: added)
        count &+= added
    }

    /// Lets go of the entries from an index on; the memory is kept.
    @inline(__always)
    mutating func truncate(to length: Int) { count = length }

    private mutating func grow(to least: Int) {
        capacity = max(capacity * 2, least)
        let larger = UnsafeMutablePointer<Element>.allocate(capacity: capacity)
        larger.moveInitialize(from: start, count: count)
        start.deallocate()
        start = larger
    }
}
