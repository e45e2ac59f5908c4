internal import Columns
internal import EventModel
internal import EventStore

/// Works out the figures of cells: the totals and contacts of each are brought together.
struct CellFigures<Amount: FixedWidthInteger & SignedInteger & BitwiseCopyable & Sendable> {
    /// A cell that has orders, with its totals and the contacts of its orders.
    struct Cell {
        /// The cell.
        let number: Int
        /// The mantissas of the totals.
        let amounts: UnsafeBufferPointer<Amount>
        /// The contact of each order, in no order that has to do with the totals.
        let contacts: UnsafeBufferPointer<UInt32>
    }

    private let cells: OrderCells
    /// Where the orders of each cell begin; one entry more than there are cells.
    private let starts: [Int]
    private var amounts: [Amount]
    private let contacts: [UInt32]
    /// For each cell the sum of its cancelled orders.
    let cancelledSums: [Int128]

    /// Brings together the totals of the orders that count, and adds up those of the cancelled ones; as `OrderTotals`, their sums
    /// fit 128 bits.
    init(_ cells: OrderCells, _ mantissas: [Amount], of population: OrderPopulation) {
        self.cells = cells
        var starts = [0]
        for count in cells.total { starts.append(starts[starts.count - 1] + count.orders) }
        self.starts = starts
        let (known, rows) = (population.all.book.versions.contacts, population.all.rows)
        let countedOrders = population.counted.count
        let positions = Self.positions(starts, cells.sliceCounts)
        var sums: [[Int128]] = []
        var gathered: [UInt32] = []
        let total = starts[starts.count - 1]
        amounts = [Amount](unsafeUninitializedCapacity: total) { amounts, amountCount in
            nonisolated(unsafe) let amounts = amounts
            gathered = [UInt32](unsafeUninitializedCapacity: total) { contacts, contactCount in
                // Each slice has places of its own in each cell, so no two write the same.
                nonisolated(unsafe) let contacts = contacts
                sums = Concurrently.map(cells.slices.count) { number in
                    var positions = positions[number]
                    var sums = [Int128](repeating: 0, count: cells.count)
                    let (known, rows) = (known.span, rows.span)
                    let (mantissas, cellOfMembership) = (mantissas.span, cells.cells.span)
                    positions.withUnsafeMutableBufferPointer { positions in
                        for index in cells.slices[number] {
                            let order = cells.orders.map { Int($0[index]) } ?? index
                            let cell = Int(cellOfMembership[index])
                            guard order < countedOrders else {
                                sums[cell] += Int128(mantissas[order])
                                continue
                            }
                            amounts.initializeElement(at: positions[cell], to: mantissas[order])
                            contacts.initializeElement(at: positions[cell], to: known[Int(rows[order])])
                            positions[cell] &+= 1
                        }
                    }
                    return sums
                }
                contactCount = total
            }
            amountCount = total
        }
        contacts = gathered
        cancelledSums = sums.dropFirst().reduce(sums.first ?? []) { sums, more in
            zip(sums, more).map { $0 + $1 }
        }
    }

    /// Where each slice of the memberships puts its orders of each cell.
    private static func positions(_ starts: [Int], _ slices: [[CellCount]]) -> [[Int]] {
        var next = starts
        return slices.map { slice in
            let own = next
            for cell in slice.indices { next[cell] += slice[cell].orders }
            return own
        }
    }

    /// Calls with each cell that has orders, its totals sorted if that is wanted; gives the results in the order of the
    /// cells.
    mutating func map<Result: Sendable>(sorted: Bool, _ body: @Sendable (Cell) -> Result) -> [Result] {
        let (starts, contacts) = (starts, contacts)
        return amounts.withUnsafeMutableBufferPointer { amounts in
            // A slice sorts the cells that begin in it, and cells do not overlap.
            nonisolated(unsafe) let amounts = amounts
            return Concurrently.mapSlices(of: amounts.count) { slice in
                var sorting = AmountSorting<Amount>()
                var results: [Result] = []
                for cell in 0..<starts.count - 1 where starts[cell] < starts[cell + 1] && slice.contains(starts[cell]) {
                    let range = starts[cell]..<starts[cell + 1]
                    let own = UnsafeMutableBufferPointer(rebasing: amounts[range])
                    if sorted { sorting.sort(own) }
                    contacts.withUnsafeBufferPointer { contacts in
                        let contacts = UnsafeBufferPointer(rebasing: contacts[range])
                        results.append(
                            body(Cell(number: cell, amounts: UnsafeBufferPointer(own), contacts: contacts))
                        )
                    }
                }
                return results
            }
        }.flatMap(\.self)
    }
}
