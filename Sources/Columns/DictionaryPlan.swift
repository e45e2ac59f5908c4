/// How a list is going to be held as positions among its distinct values.
struct DictionaryPlan {
    private let entries: [UInt8]
    private let positions: [Int64]
    private let positionsPlan: PackingPlan

    /// Collects the distinct values, or gives nothing if there are more than the limit.
    ///
    /// With `givingUpEarly`, a list that begins with mostly different values is not looked at any further.
    init?(
        _ values: UnsafeBufferPointer<Int64>,
        packing: PackingPlan,
        type: IntegerType,
        limit: Int,
        givingUpEarly: Bool
    ) {
        guard limit > 0 else { return nil }
        if packing.divisor == 1, packing.width <= Self.directBits {
            guard let found = Self.distinctByValue(values, base: packing.base, width: packing.width, limit: limit)
            else { return nil }
            self.init(values.count, found.distinct, found.positions, type)
        } else {
            let begin = 4096
            if givingUpEarly, limit > begin, values.count > begin {
                let beginning = UnsafeBufferPointer(rebasing: values[..<begin])
                guard Self.distinct(beginning, limit: begin * 3 / 4) != nil else { return nil }
            }
            guard var (distinct, positions) = Self.distinct(values, limit: limit) else { return nil }
            let order = SortedOrder.of(distinct)
            var ranks = [Int64](repeating: 0, count: order.count)
            for (rank, position) in order.enumerated() { ranks[Int(position)] = Int64(rank) }
            positions.withUnsafeMutableBufferPointer { positions in
                ranks.withUnsafeBufferPointer { ranks in
                    for index in positions.indices { positions[index] = ranks[Int(positions[index])] }
                }
            }
            distinct = order.map { distinct[Int($0)] }
            self.init(values.count, distinct, positions, type)
        }
    }

    private init(_ count: Int, _ distinct: [Int64], _ positions: [Int64], _ type: IntegerType) {
        entries = IntegerStreamWriter.bytes(of: distinct, type: type, codesBelow: .dictionary)
        self.positions = positions
        positionsPlan = PackingPlan(positionsUpTo: distinct.count - 1, count: count)
    }

    /// The number of bytes that the entries and the positions take.
    var byteCount: Int {
        entries.count + 1 + positionsPlan.fieldByteCount
    }

    /// Appends the entries and the positions.
    func append(to bytes: inout [UInt8]) {
        bytes.append(contentsOf: entries)
        positions.withUnsafeBufferPointer { positionsPlan.appendFields($0, to: &bytes) }
    }

    /// Up to this width, a list with a place for every value is smaller than a table of hashes.
    private static let directBits = 16

    /// The distinct values, ascending, and for each value its place there.
    private static func distinctByValue(
        _ values: UnsafeBufferPointer<Int64>,
        base: UInt64,
        width: Int,
        limit: Int
    ) -> (distinct: [Int64], positions: [Int64])? {
        withUnsafeTemporaryAllocation(of: Int32.self, capacity: 1 << width) { ranks in
            ranks.initialize(repeating: 0)
            for value in values { ranks[Int(truncatingIfNeeded: UInt64(bitPattern: value) &- base)] = 1 }
            var count: Int32 = 0
            for offset in ranks.indices where ranks[offset] != 0 {
                ranks[offset] = count
                count += 1
            }
            guard count <= limit else { return nil }
            var distinct = [Int64](repeating: 0, count: Int(count))
            let positions = [Int64](unsafeUninitializedCapacity: values.count) { positions, filled in
                distinct.withUnsafeMutableBufferPointer { distinct in
                    for value in values {
                        let rank = ranks[Int(truncatingIfNeeded: UInt64(bitPattern: value) &- base)]
                        distinct[Int(rank)] = value
                        positions[filled] = Int64(rank)
                        filled &+= 1
                    }
                }
            }
            return (distinct, positions)
        }
    }

    /// The distinct values in the order in which they come, and for each value its place there.
    private static func distinct(
        _ values: UnsafeBufferPointer<Int64>,
        limit: Int
    ) -> (distinct: [Int64], positions: [Int64])? {
        let slotBits = 64 - UInt64(limit * 2 - 1).leadingZeroBitCount
        return withUnsafeTemporaryAllocation(of: Slot.self, capacity: 1 << slotBits) { slots in
            slots.initialize(repeating: Slot(value: 0, place: -1))
            let lastSlot = slots.count &- 1
            var count = 0
            let positions = [Int64](unsafeUninitializedCapacity: values.count) { positions, filled in
                for value in values {
                    let hash = UInt64(bitPattern: value) &* 0x9E37_79B9_7F4A_7C15
                    var slot = Int(truncatingIfNeeded: hash >> UInt64(truncatingIfNeeded: 64 &- slotBits))
                    while slots[slot].place >= 0, slots[slot].value != value { slot = (slot &+ 1) & lastSlot }
                    if slots[slot].place < 0 {
                        guard count < limit else { return }
                        slots[slot] = Slot(value: value, place: count)
                        count &+= 1
                    }
                    positions[filled] = Int64(slots[slot].place)
                    filled &+= 1
                }
            }
            guard positions.count == values.count else { return nil }
            var distinct = [Int64](repeating: 0, count: count)
            for slot in slots where slot.place >= 0 { distinct[slot.place] = slot.value }
            return (distinct, positions)
        }
    }

    /// A distinct value and its place among them; none if that is negative.
    private struct Slot {
        var value: Int64
        var place: Int
    }
}
