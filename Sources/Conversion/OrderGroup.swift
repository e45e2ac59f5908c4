internal import EventModel

/// What the lines of one order come to.
struct OrderGroup {
    /// The text that all its lines have in the column of the group.
    let key: [UInt8]
    /// How many orders began before it.
    let sequence: Int
    /// The place of its first line.
    let place: RowPlace
    /// The head as ``EventHead`` has it in memory: each value that of the first line that has it.
    var head: [UInt8]
    /// The order lines as JSON objects with commas between them.
    var items: [UInt8]
    /// How many values the head has.
    let headCount: Int
    /// What its lines add up to; nil where no line adds anything.
    var sums: [ExactDecimal?]
    /// How many rows became part of it.
    var lines = 0
    /// The places of the head whose lines disagree, a bit each; those behind the 64th share the last bit.
    var disagreements: UInt64 = 0
    /// The row on account of which the order is left out.
    var brokenAt: RowPlace?
    /// Why it is left out.
    var problem = ""

    /// An order larger than this many bytes is no event that anybody reads.
    static let mostBytes = 16 << 20

    /// Takes what a row gives.
    ///
    /// - Parameter isHeadTaken: Whether the same head was taken just before.
    mutating func add(
        _ head: EventHead,
        isHeadTaken: Bool,
        item: UnsafeRawBufferPointer,
        addends: [ExactDecimal?],
        at place: RowPlace
    ) {
        lines += 1
        if !isHeadTaken || self.head.isEmpty { merge(head) }
        if !item.isEmpty, items.count <= Self.mostBytes {
            if !items.isEmpty { items.append(UInt8(ascii: ",")) }
            items += item
        }
        merge(addends, at: place)
        if items.count > Self.mostBytes { fail("its lines are larger than \(Self.mostBytes) bytes", at: place) }
    }

    /// Takes the later part of the same order.
    mutating func add(_ other: OrderGroup) {
        lines += other.lines
        disagreements |= other.disagreements
        if !other.head.isEmpty { other.head.withUnsafeBytes { merge(EventHead(bytes: $0, count: headCount)) } }
        if !other.items.isEmpty, items.count <= Self.mostBytes {
            if !items.isEmpty { items.append(UInt8(ascii: ",")) }
            items += other.items
        }
        merge(other.sums, at: other.place)
        if items.count > Self.mostBytes { fail("its lines are larger than \(Self.mostBytes) bytes", at: other.place) }
        if let place = other.brokenAt { fail(other.problem, at: place) }
    }

    /// Leaves the order out; the first reason stays.
    mutating func fail(_ problem: String, at place: RowPlace) {
        guard brokenAt == nil else { return }
        (brokenAt, self.problem) = (place, problem)
    }

    /// About how much memory it takes.
    var size: Int { key.count + head.count + items.count + 32 * sums.count + 200 }

    private mutating func merge(_ addends: [ExactDecimal?], at place: RowPlace) {
        for index in addends.indices {
            guard let addend = addends[index] else { continue }
            guard let sum = (sums[index] ?? .zero).adding(addend) else {
                fail("the sum of its lines has too many digits", at: place)
                continue
            }
            sums[index] = sum
        }
    }

    private mutating func merge(_ other: EventHead) {
        if head.isEmpty {
            head = Array(other.bytes)
            return
        }
        if other.bytes.isSame(as: head) { return }
        var hasMore = false
        head.withUnsafeBytes { bytes in
            let own = EventHead(bytes: bytes, count: headCount)
            for index in 0..<headCount where !other[index].isEmpty {
                if own[index].isEmpty {
                    hasMore = true
                } else if !own[index].isSame(as: other[index]) {
                    disagreements |= 1 << min(index, 63)
                }
            }
        }
        if hasMore { complete(by: other) }
    }

    /// Takes the values that are missing.
    private mutating func complete(by other: EventHead) {
        let buffer = JSONBuffer(capacity: head.count + other.bytes.count)
        EventHead.begin(buffer, count: headCount)
        head.withUnsafeBytes { bytes in
            let own = EventHead(bytes: bytes, count: headCount)
            for index in 0..<headCount {
                buffer.append(own[index].isEmpty ? other[index] : own[index])
                EventHead.endValue(index, of: buffer)
            }
        }
        head = Array(buffer.bytes)
    }
}
