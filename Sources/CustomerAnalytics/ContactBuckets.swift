/// Entries of contacts, sorted into buckets of neighbouring contacts.
///
/// A million contacts fill more memory than lies near the processor, and orders name them in any order. What is kept of the
/// contacts of one bucket does lie near it, so entries are first brought together by buckets, which is writing one behind
/// the other, and then each bucket is worked on by itself.
struct ContactBuckets<Entry: BitwiseCopyable & Sendable>: Sendable {
    /// Some entries that were added together.
    private final class Lot: @unchecked Sendable {
        // One thread fills it before others look.

        /// Where the entries of each bucket begin; one entry more than there are buckets.
        let starts: [UInt32]
        let entries: UnsafeMutableBufferPointer<Entry>

        init(_ starts: [UInt32], _ entries: UnsafeMutableBufferPointer<Entry>) {
            (self.starts, self.entries) = (starts, entries)
        }

        deinit { entries.deallocate() }
    }

    /// How many buckets there are.
    let count: Int
    private let shift: UInt32
    private let contacts: Int
    private var lots: [Lot] = []

    /// At most as many contacts as two to this are in a bucket; what is kept of them takes half a megabyte, and 16 bits tell
    /// them apart.
    private static var mostBits: UInt32 { 15 }
    /// With as many buckets at least no core waits for long.
    private static var fewestBuckets: Int { 16 }

    /// Begins without entries.
    init(contacts: Int) {
        var shift = Self.mostBits
        while shift > 6, contacts >> Int(shift) < Self.fewestBuckets { shift -= 1 }
        self.shift = shift
        self.contacts = contacts
        count = max(1, (contacts + (1 << Int(shift)) - 1) >> Int(shift))
    }

    /// The contacts of a bucket.
    func contacts(of bucket: Int) -> Range<Int> {
        min(contacts, bucket << Int(shift))..<min(contacts, (bucket + 1) << Int(shift))
    }

    /// Adds an entry for each of some rows.
    ///
    /// - Parameters:
    ///   - contacts: The contact of each row.
    ///   - entry: What is kept of a row, given the place of its contact among those of the bucket.
    @inline(__always)
    mutating func append(_ rows: [UInt32], of contacts: [UInt32], _ entry: (_ row: Int, _ place: UInt16) -> Entry) {
        var next = [UInt32](repeating: 0, count: count + 1)
        let entries = UnsafeMutableBufferPointer<Entry>.allocate(capacity: rows.count)
        let (shift, places) = (shift, 1 &<< shift &- 1)
        var starts: [UInt32] = []
        let (rows, contacts) = (rows.span, contacts.span)
        next.withUnsafeMutableBufferPointer { next in
            for index in rows.indices {
                next[Int(contacts[unchecked: Int(rows[unchecked: index])] &>> shift) &+ 1] &+= 1
            }
            for bucket in 1..<next.count { next[bucket] &+= next[bucket &- 1] }
            starts = Array(next)
            for index in rows.indices {
                let row = Int(rows[unchecked: index])
                let contact = contacts[unchecked: row]
                let bucket = Int(contact &>> shift)
                let place = Int(next[bucket])
                next[bucket] = UInt32(truncatingIfNeeded: place &+ 1)
                entries.initializeElement(at: place, to: entry(row, UInt16(truncatingIfNeeded: contact & places)))
            }
        }
        lots.append(Lot(starts, entries))
    }

    /// Calls with the entries of a bucket, lot by lot.
    @inline(__always)
    func forEachLot(of bucket: Int, _ body: (_ lot: Int, UnsafeBufferPointer<Entry>) -> Void) {
        for (number, lot) in lots.enumerated() {
            let range = Int(lot.starts[bucket])..<Int(lot.starts[bucket + 1])
            if !range.isEmpty { body(number, UnsafeBufferPointer(rebasing: lot.entries[range])) }
        }
    }
}
