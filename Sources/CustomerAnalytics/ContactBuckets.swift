/// Entries of contacts, sorted into buckets of neighbouring contacts.
///
/// A million contacts fill more memory than lies near the processor, and orders name them in any order. What is kept of the
/// contacts of one bucket does lie near it, so entries are first brought together by buckets, which is writing one behind
/// the other, and then each bucket is worked on by itself.
///
/// Nobody adds to a copy: it would write where the other one does.
struct ContactBuckets<Entry: BitwiseCopyable & Sendable>: Sendable {
    /// Entries of one bucket and lot, one behind the other.
    private struct Block: @unchecked Sendable {
        // One thread fills it before others look.

        let lot: Int
        let start: UnsafeMutablePointer<Entry>
        /// How many entries it has; of the one that is being filled the address of the next entry says it.
        var count = ContactBuckets.blockCapacity
    }

    /// The memory of some blocks.
    private final class Slab: @unchecked Sendable {
        // Each of its blocks is handed out once.

        private let memory: UnsafeMutableRawPointer
        private var blocks = 0

        init() {
            let bytes = ContactBuckets.blockBytes
            memory = .allocate(byteCount: bytes * ContactBuckets.blocksOfSlab, alignment: bytes)
        }

        deinit { memory.deallocate() }

        var isUsedUp: Bool { blocks == ContactBuckets.blocksOfSlab }

        func nextBlock() -> UnsafeMutablePointer<Entry> {
            defer { blocks += 1 }
            return (memory + blocks * ContactBuckets.blockBytes)
                .bindMemory(to: Entry.self, capacity: ContactBuckets.blockCapacity)
        }
    }

    /// How many buckets there are.
    let count: Int
    private let shift: UInt32
    private let contacts: Int
    private var lot = -1
    private var slabs: [Slab] = []
    /// The blocks of each bucket.
    private var blocks: [[Block]]
    /// The address of the next entry of each bucket; that of the end of a block, a multiple of ``blockBytes`` as 0 is, where the
    /// next one needs a block first.
    private var next: [UInt]

    /// At most as many contacts as two to this are in a bucket; what is kept of them takes half a megabyte, and 16 bits tell
    /// them apart.
    private static var mostBits: UInt32 { 15 }
    /// With as many buckets at least no core waits for long.
    private static var fewestBuckets: Int { 16 }
    /// The bytes of a block, each of which begins at a multiple of them.
    private static var blockBytes: Int { 1 << 14 }
    private static var blockCapacity: Int { blockBytes / MemoryLayout<Entry>.stride }
    /// Blocks take a megabyte at once: asking for each by itself takes a third as long as filling it.
    private static var blocksOfSlab: Int { 64 }

    /// Begins without entries.
    init(contacts: Int) {
        precondition(Self.blockBytes % MemoryLayout<Entry>.stride == 0, "A block ends with an entry")
        var shift = Self.mostBits
        while shift > 6, contacts >> Int(shift) < Self.fewestBuckets { shift -= 1 }
        self.shift = shift
        self.contacts = contacts
        count = max(1, (contacts + (1 << Int(shift)) - 1) >> Int(shift))
        blocks = Array(repeating: [], count: count)
        next = Array(repeating: 0, count: count)
    }

    /// The contacts of a bucket.
    func contacts(of bucket: Int) -> Range<Int> {
        min(contacts, bucket << Int(shift))..<min(contacts, (bucket + 1) << Int(shift))
    }

    /// Begins a lot: entries that were added before are told apart from those to come.
    mutating func beginLot() {
        for bucket in 0..<count {
            guard let last = blocks[bucket].indices.last else { continue }
            blocks[bucket][last].count = filled(bucket)
            next[bucket] = 0
        }
        lot += 1
    }

    /// How many entries the last block of a bucket has.
    private func filled(_ bucket: Int) -> Int {
        guard let last = blocks[bucket].last, next[bucket] != 0 else { return blocks[bucket].last?.count ?? 0 }
        return (Int(bitPattern: next[bucket]) - Int(bitPattern: last.start)) / MemoryLayout<Entry>.stride
    }

    /// Adds an entry for each of some rows to the lot that was begun last.
    ///
    /// - Parameters:
    ///   - contacts: The contact of each row.
    ///   - entry: What is kept of a row, given the place of its contact among those of the bucket.
    @inline(__always)
    mutating func append(_ rows: [UInt32], of contacts: [UInt32], _ entry: (_ row: Int, _ place: UInt16) -> Entry) {
        let (shift, places, blockEnd) = (shift, 1 &<< shift &- 1, UInt(Self.blockBytes) &- 1)
        let (rows, contacts) = (rows.span, contacts.span)
        var next = next
        next.withUnsafeMutableBufferPointer { next in
            for index in rows.indices {
                let row = Int(rows[unchecked: index])
                let contact = contacts[unchecked: row]
                let bucket = Int(contact &>> shift)
                if next[bucket] & blockEnd == 0 { next[bucket] = newBlock(of: bucket) }
                let place = UnsafeMutablePointer<Entry>(bitPattern: next[bucket])
                place.unsafelyUnwrapped.initialize(to: entry(row, UInt16(truncatingIfNeeded: contact & places)))
                next[bucket] &+= UInt(MemoryLayout<Entry>.stride)
            }
        }
        self.next = next
    }

    private mutating func newBlock(of bucket: Int) -> UInt {
        if slabs.last?.isUsedUp ?? true { slabs.append(Slab()) }
        let start = slabs[slabs.count - 1].nextBlock()
        blocks[bucket].append(Block(lot: lot, start: start))
        return UInt(bitPattern: start)
    }

    /// Calls with the entries of a bucket, some of one lot at a time.
    @inline(__always)
    func forEachBlock(of bucket: Int, _ body: (_ lot: Int, UnsafeBufferPointer<Entry>) -> Void) {
        for (place, block) in blocks[bucket].enumerated() {
            let isLast = place == blocks[bucket].count - 1
            body(block.lot, UnsafeBufferPointer(start: block.start, count: isLast ? filled(bucket) : block.count))
        }
    }
}
