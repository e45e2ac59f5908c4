internal import Columns
internal import EventModel
internal import EventStore

/// Orders sorted into cells, one a group and currency: where each membership belongs, and what the cells count.
struct OrderCells: Sendable {
    /// The cell of each membership.
    let cells: [UInt32]
    /// How many cells there are, used or not.
    let count: Int
    /// The group, as a number, and the currency's slot of each cell; nil: the cells are numbered by group, then slot.
    private let keys: [UInt64]?
    private let slotCount: Int
    /// The order of each membership, by its index; nil: membership `i` is that of order `i`.
    let orders: [UInt32]?
    /// Slices of the memberships that are worked on at once.
    let slices: [Range<Int>]
    /// The counts of each slice.
    let sliceCounts: [[CellCount]]
    /// The counts of all memberships.
    let total: [CellCount]

    /// So many cells, or as many as there are memberships, are cheaper to have unused than to number anew.
    private static let mostUnused = 1 << 12

    /// Sorts the orders of a population.
    init(_ population: OrderPopulation, _ groups: OrderGroups, _ currencies: CurrencySlots) {
        orders = groups.orders
        slotCount = max(1, currencies.names.count)
        let (space, overflow) = groups.count.multipliedReportingOverflow(by: slotCount)
        if !overflow, space <= Self.mostUnused {
            keys = nil
            count = space
            let slotCount = slotCount
            cells = currencies.slots.map { Self.numbered(groups, $0, slotCount) } ?? groups.groups
        } else {
            let all = groups.groups.indices.map { index in
                let order = groups.orders.map { Int($0[index]) } ?? index
                return UInt64(groups.groups[index]) << 32 | UInt64(currencies.slots.map { $0[order] } ?? 0)
            }
            let (used, numbers) = Self.compacted(all)
            keys = used
            count = used.count
            cells = numbers
        }
        slices = Concurrently.mapSlices(of: groups.groups.count) { $0 }
        sliceCounts = Self.counts(of: slices, population, cells, count, groups.orders)
        var total = [CellCount](repeating: CellCount(), count: count)
        for slice in sliceCounts { for cell in total.indices { total[cell].add(slice[cell]) } }
        self.total = total
    }

    /// The group, as a number, and the currency's slot of a cell.
    func key(of cell: Int) -> (group: UInt32, currency: Int) {
        guard let keys else { return (UInt32(cell / slotCount), cell % slotCount) }
        return (UInt32(keys[cell] >> 32), Int(truncatingIfNeeded: keys[cell] & 0xFFFF_FFFF))
    }

    private static func numbered(_ groups: OrderGroups, _ slots: [UInt32], _ slotCount: Int) -> [UInt32] {
        let (numbers, orders) = (groups.groups, groups.orders)
        return Concurrently.array(of: numbers.count) { slice, cells in
            let (numbers, slots) = (numbers.span, slots.span)
            for index in slice {
                let order = orders.map { Int($0[index]) } ?? index
                cells.initializeElement(at: index, to: numbers[index] &* UInt32(slotCount) &+ slots[order])
            }
        }
    }

    /// The different keys, ascending, and the place of each entry's key among them.
    private static func compacted(_ keys: [UInt64]) -> (used: [UInt64], numbers: [UInt32]) {
        var numbers: [UInt64: UInt32] = [:]
        for key in keys { numbers[key] = 0 }
        let used = numbers.keys.sorted()
        for (number, key) in used.enumerated() { numbers[key] = UInt32(number) }
        return (used, keys.map { numbers[$0] ?? 0 })
    }

    private static func counts(
        of slices: [Range<Int>],
        _ population: OrderPopulation,
        _ cells: [UInt32],
        _ count: Int,
        _ orders: [UInt32]?
    ) -> [[CellCount]] {
        let (scales, rows) = (population.all.book.versions.totalScales, population.all.rows)
        let (countedOrders, firsts) = (population.counted.count, population.firsts.rows)
        return Concurrently.map(slices.count) { number in
            var counts = [CellCount](repeating: CellCount(), count: count)
            counts.withUnsafeMutableBufferPointer { counts in
                let (scales, rows, cells) = (scales.span, rows.span, cells.span)
                for index in slices[number] {
                    let order = orders.map { Int($0[index]) } ?? index
                    let (row, cell) = (Int(rows[order]), Int(cells[index]))
                    guard order < countedOrders else {
                        counts[cell].cancelled &+= 1
                        counts[cell].cancelledDigits = max(counts[cell].cancelledDigits, scales[row])
                        continue
                    }
                    counts[cell].orders &+= 1
                    counts[cell].digits = max(counts[cell].digits, scales[row])
                    counts[cell].firstOrders &+= firsts[row] ? 1 : 0
                }
            }
            return counts
        }
    }
}
