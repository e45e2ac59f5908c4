/// A hash table from hashes of normalised identifiers to identities; candidates are compared by their texts.
struct IdentityLookup {
    private var slots: [UInt32] = Array(repeating: .max, count: 64)
    private var hashes: [UInt64] = Array(repeating: 0, count: 64)
    private var count = 0

    mutating func insert(_ identity: UInt32, hash: UInt64) {
        if (count + 1) * 2 > slots.count { grow() }
        place(identity, hash)
        count += 1
    }

    func firstProbe(_ hash: UInt64) -> Int { Int(truncatingIfNeeded: hash) & (slots.count - 1) }

    /// The next identity whose hash is the wanted one, or nil if there is none.
    func next(_ probe: inout Int, _ hash: UInt64) -> UInt32? {
        while slots[probe] != .max {
            let slot = probe
            probe = (probe + 1) & (slots.count - 1)
            if hashes[slot] == hash { return slots[slot] }
        }
        return nil
    }

    private mutating func place(_ identity: UInt32, _ hash: UInt64) {
        var slot = firstProbe(hash)
        while slots[slot] != .max { slot = (slot + 1) & (slots.count - 1) }
        slots[slot] = identity
        hashes[slot] = hash
    }

    private mutating func grow() {
        let (oldSlots, oldHashes) = (slots, hashes)
        slots = Array(repeating: .max, count: oldSlots.count * 2)
        hashes = Array(repeating: 0, count: oldSlots.count * 2)
        for index in oldSlots.indices where oldSlots[index] != .max { place(oldSlots[index], oldHashes[index]) }
    }
}
