internal import Columns
internal import EventModel
internal import EventStore

/// The rows of cells worked out while the orders of a book go by, where a version alone tells the cell of its order.
///
/// Nothing is kept of an order but its total and its contact.
struct CellStreaming {
    /// A cell that has orders, with what is said of it.
    struct Cell: Sendable {
        let number: Int
        let row: CellRow
        let count: CellCount
        /// How many of its orders are the first of their contact; 0 if nobody asked.
        let firstOrders: Int
        /// The sum of the totals of its cancelled orders; 0 if nobody asked.
        let cancelledSum: ExactDecimal
    }

    /// How many orders count, and what was left out.
    let tallies: OrderTallies
    /// The cells that have orders, by number.
    let cells: [Cell]

    /// Lets the orders of a book go by.
    ///
    /// Fails where it takes more than what is kept of an order to tell which one of a contact is the first, where dates
    /// are not those of the catalogue, and where totals or sums of the cancelled ones might not have enough bits.
    init?(
        _ book: OrderBook,
        _ selection: OrderSelection,
        _ numbering: OrderNumbering,
        asking asked: AverageCheckFigures
    ) {
        var outcome = Self.run(book, selection, numbering, asked, Int32.self)
        if case .tooNarrow = outcome { outcome = Self.run(book, selection, numbering, asked, Int64.self) }
        guard case .done(let streaming) = outcome else { return nil }
        self = streaming
    }

    /// How it went.
    private enum Outcome {
        case done(CellStreaming)
        /// A total does not fit its type.
        case tooNarrow
        /// Which order of a contact is the first is not known, or the catalogue is wrong about dates.
        case undecided
    }

    private init(tallies: OrderTallies, cells: [Cell]) {
        self.tallies = tallies
        self.cells = cells
    }

    /// Works with totals of a type.
    private static func run<Amount: FixedWidthInteger & SignedInteger & BitwiseCopyable & Sendable>(
        _ book: OrderBook,
        _ selection: OrderSelection,
        _ numbering: OrderNumbering,
        _ asked: AverageCheckFigures,
        _: Amount.Type
    ) -> Outcome {
        let sieve = OrderSieve(selection, book)
        // An order does not become the first because nobody looks further back, or at other currencies.
        var always: OrderSieve?
        if asked.contains(.firstOrders), selection.from != nil || selection.to != nil || selection.currency != nil {
            var whole = selection
            (whole.from, whole.to, whole.currency) = (nil, nil, nil)
            always = OrderSieve(whole, book)
        }
        let (contacts, unrestricted) = (book.contactCount, always)
        let ofContacts: OrderVersionLists = asked.isDisjoint(with: [.contacts, .firstOrders]) ? [] : .contacts
        let parts = book.versions.gather { dates in
            sieve.lists(ofVersionsOf: dates).union(unrestricted?.lists(ofVersionsOf: dates) ?? [])
                .union([.dates, .totals]).union(ofContacts)
        } beginning: {
            CellPass<Amount>(numbering, sieve, always: unrestricted, contacts: contacts, asking: asked)
        } _: { part, versions, range in
            part.take(versions, range)
        }
        let sheaves = parts.flatMap(\.sheaves)
        let scale = sheaves.reduce(0) { max($0, $1.scale) }
        guard !parts.contains(where: \.isAstray) else { return .undecided }
        guard parts.allSatisfy(\.fits), sheaves.allSatisfy({ $0.fits(scale: scale) }) else { return .tooNarrow }
        guard let firsts = FirstOrderCells.counts(parts.compactMap(\.firsts), cells: numbering.count) else {
            return .undecided
        }
        for sheaf in sheaves { sheaf.raise(to: scale) }
        var counts = [CellCount](repeating: CellCount(), count: numbering.count)
        for part in parts { for cell in counts.indices { counts[cell].add(part.counts[cell]) } }
        let total = counts
        let used = counts.indices.filter { counts[$0].orders > 0 }
        let rows = Concurrently.map(used.count) { index in
            let cell = used[index]
            let contactLists = sheaves.compactMap { $0.contacts(of: cell) }
            return CellRow(
                cell: cell,
                contacts: asked.contains(.contacts) ? DistinctContacts.count(in: contactLists, of: contacts) : nil,
                figures: AmountFigures(
                    sheaves.compactMap { $0.amounts(of: cell) },
                    scale: scale,
                    digits: Int(total[cell].digits)
                )
            )
        }
        var cells: [Cell] = []
        for row in rows {
            guard let sum = cancelledSum(of: row.cell, counts[row.cell], parts) else { return .tooNarrow }
            cells.append(
                Cell(
                    number: row.cell,
                    row: row,
                    count: counts[row.cell],
                    firstOrders: firsts[row.cell],
                    cancelledSum: sum
                )
            )
        }
        return .done(CellStreaming(tallies: OrderPass.tallies(parts.map(\.pass)), cells: cells))
    }

    private static func cancelledSum<Amount>(
        of cell: Int,
        _ count: CellCount,
        _ parts: [CellPass<Amount>]
    ) -> ExactDecimal? {
        let scales = CellPass<Amount>.scales
        let sums = (0..<scales).map { scale in parts.reduce(Int128(0)) { $0 + $1.cancelledSums[cell * scales + scale] }
        }
        // The digits are those of the totals, which need not show in their sum.
        let scale = min(Int(count.cancelledDigits), scales - 1)
        var sum: Int128 = 0
        for (own, mantissa) in sums.enumerated() where mantissa != 0 {
            guard let raised = ExactDecimal(mantissa: mantissa, scale: own).rescaled(to: scale) else { return nil }
            let (next, overflow) = sum.addingReportingOverflow(raised.mantissa)
            guard !overflow else { return nil }
            sum = next
        }
        return ExactDecimal(mantissa: sum, scale: scale)
    }
}
