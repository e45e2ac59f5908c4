internal import EventModel

/// The orders of a run whose lines have come so far, found by their keys; in memory.
struct GroupTable {
    /// The orders in the order in which they began.
    private(set) var groups: [OrderGroup] = []
    /// About how much memory they take.
    private(set) var size = 0
    /// Places of `groups` counted from 1, by hash; 0 is free.
    private var slots: [Int32]
    private var hashes: [Int] = []

    init() {
        slots = Array(repeating: 0, count: 1 << 10)
    }

    /// The place of the order of a key, which begins here if there is none.
    mutating func place(of key: UnsafeRawBufferPointer, begin: () -> OrderGroup) -> Int {
        // Lines of one order mostly come one after another.
        if let last = groups.indices.last, key.isSame(as: groups[last].key) { return last }
        var hasher = Hasher()
        hasher.combine(bytes: key)
        let hash = hasher.finalize()
        var slot = hash & (slots.count - 1)
        while slots[slot] > 0 {
            let index = Int(slots[slot]) - 1
            if hashes[index] == hash, key.isSame(as: groups[index].key) { return index }
            slot = (slot + 1) & (slots.count - 1)
        }
        let group = begin()
        size += group.size
        groups.append(group)
        hashes.append(hash)
        slots[slot] = Int32(truncatingIfNeeded: groups.count)
        if groups.count * 2 > slots.count { grow() }
        return groups.count - 1
    }

    private mutating func grow() {
        slots = Array(repeating: 0, count: slots.count * 2)
        for (index, hash) in hashes.enumerated() {
            var slot = hash & (slots.count - 1)
            while slots[slot] > 0 { slot = (slot + 1) & (slots.count - 1) }
            slots[slot] = Int32(truncatingIfNeeded: index + 1)
        }
    }

    /// Changes an order.
    mutating func change(_ index: Int, _ body: (inout OrderGroup) -> Void) {
        let before = groups[index].size
        body(&groups[index])
        size += groups[index].size - before
    }

    /// Forgets all orders.
    mutating func removeAll() {
        self = GroupTable()
    }
}
