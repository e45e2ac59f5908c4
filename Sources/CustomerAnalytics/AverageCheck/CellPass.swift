internal import EventModel
internal import EventStore

/// What a thread finds of orders that go by, some at a time, where a version alone tells the cell of its order.
struct CellPass<Amount: FixedWidthInteger & SignedInteger & BitwiseCopyable & Sendable>: Sendable {
    /// What is looked for.
    let numbering: OrderNumbering
    /// The tallies of the orders that count.
    private(set) var pass: OrderPass
    /// The orders that went by, group by group; those that do not count are in none.
    private(set) var sheaves: [CellSheaf<Amount>] = []
    /// What the orders of each cell come to.
    private(set) var counts: [CellCount]
    /// For each cell the sums of its cancelled orders by the digits after the point, 0 to 18.
    private(set) var cancelledSums: [Int128]
    /// The first orders of contacts; nil if nobody asked.
    private(set) var firsts: FirstOrderCells?
    /// Whether some order has a date that the catalogue does not know of, so that nothing can be numbered by it.
    private(set) var isAstray = false
    /// Whether all totals fit their type; once one does not, nothing more is looked at.
    private(set) var fits = true
    /// Picks the orders among which one is the first, if these are not just those that count.
    private var alwaysPass: OrderPass?
    private let asked: AverageCheckFigures

    /// How many scales a total may have.
    static var scales: Int { 19 }

    /// Begins without orders.
    ///
    /// - Parameters:
    ///   - always: Picks the orders among which one is the first; nil if these are those that count.
    ///   - asked: What is wanted besides the totals.
    init(
        _ numbering: OrderNumbering,
        _ sieve: OrderSieve,
        always: OrderSieve?,
        contacts: Int,
        asking asked: AverageCheckFigures
    ) {
        self.asked = asked
        self.numbering = numbering
        pass = OrderPass(sieve)
        alwaysPass = always.map { OrderPass($0) }
        counts = Array(repeating: CellCount(), count: numbering.count)
        cancelledSums = Array(repeating: 0, count: numbering.count * Self.scales)
        if asked.contains(.firstOrders) {
            firsts = FirstOrderCells(contacts: contacts, firstDate: numbering.knownDates.lowerBound)
        }
    }

    /// Adds the orders in a range of versions.
    mutating func take(_ versions: OrderVersions, _ range: Range<Int>) {
        guard fits, !isAstray else { return }
        isAstray = !numbering.knowsDates(of: versions, in: range)
        guard !isAstray else { return }
        let (rows, cancelled) =
            asked.contains(.cancelled)
            ? pass.countedAndCancelled(of: versions, in: range) : (pass.counted(of: versions, in: range), [])
        let cells = numbering.cells(of: versions, rows)
        if !rows.isEmpty {
            let withContacts = asked.contains(.contacts)
            let sheaf = CellSheaf<Amount>(versions, rows, cells, withContacts: withContacts, counting: &counts)
            fits = sheaf.fits(scale: sheaf.scale)
            sheaves.append(sheaf)
        }
        if !cancelled.isEmpty { addCancelled(versions, cancelled, numbering.cells(of: versions, cancelled)) }
        guard firsts != nil else { return }
        guard let all = alwaysPass?.counted(of: versions, in: range) else {
            firsts?.take(versions, rows, cells)
            return
        }
        firsts?.take(versions, all, numbering.cells(of: versions, all))
    }

    private mutating func addCancelled(_ versions: OrderVersions, _ rows: [UInt32], _ cells: [UInt32]) {
        let (mantissas, scales) = (versions.totalMantissas, versions.totalScales)
        for (row, cell) in zip(rows, cells) {
            let (row, cell) = (Int(row), Int(cell))
            counts[cell].cancelled &+= 1
            counts[cell].cancelledDigits = max(counts[cell].cancelledDigits, scales[row])
            // 64 bits a total, and fewer than 2^32 orders: the sum fits.
            cancelledSums[cell * Self.scales + min(Int(scales[row]), Self.scales - 1)] += Int128(mantissas[row])
        }
    }
}
