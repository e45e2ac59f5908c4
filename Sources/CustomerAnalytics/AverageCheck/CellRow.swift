internal import EventModel

/// What is said of one cell, before its group and currency get their names.
struct CellRow: Sendable {
    /// The cell.
    let cell: Int
    /// How many different contacts its orders are of; nil if nobody asked.
    let contacts: Int?
    /// The figures of its totals.
    let figures: AmountFigures
}

extension CellFigures {
    /// The rows of all cells that have an order that counts, in the order of the cells.
    ///
    /// - Parameters:
    ///   - scale: How many digits of the totals' mantissas stand after the point.
    ///   - counts: What the orders of each cell come to.
    ///   - contactCount: How many contacts there are.
    mutating func rows(scale: Int, counts: [CellCount], contactCount: Int) -> [CellRow] {
        map(sorted: false) { cell in
            CellRow(
                cell: cell.number,
                contacts: DistinctContacts.count(in: [cell.contacts], of: contactCount),
                figures: AmountFigures([cell.amounts], scale: scale, digits: Int(counts[cell.number].digits))
            )
        }
    }
}
