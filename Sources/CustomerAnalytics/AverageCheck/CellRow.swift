internal import EventModel

/// What is said of one cell, before its group and currency get their names.
struct CellRow: Sendable {
    /// The cell.
    let cell: Int
    /// How many different contacts its orders are of.
    let contacts: Int
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
        mapSorted { cell in
            CellRow(
                cell: cell.number,
                contacts: Self.distinct(cell.contacts, of: contactCount),
                figures: AmountFigures(sorted: cell.sorted, scale: scale, digits: Int(counts[cell.number].digits))
            )
        }
    }

    /// How many different contacts there are among some: by sorting if they are few, else by ticking them off.
    private static func distinct(_ contacts: UnsafeBufferPointer<UInt32>, of contactCount: Int) -> Int {
        guard contacts.count > contactCount / 64 else { return distinct(sorting: Array(contacts)) }
        var seen = [UInt64](repeating: 0, count: (contactCount + 63) / 64)
        var distinct = 0
        seen.withUnsafeMutableBufferPointer { seen in
            for contact in contacts {
                let bit: UInt64 = 1 &<< UInt64(contact & 63)
                let word = Int(contact >> 6)
                distinct &+= seen[word] & bit == 0 ? 1 : 0
                seen[word] |= bit
            }
        }
        return distinct
    }

    private static func distinct(sorting contacts: [UInt32]) -> Int {
        var contacts = contacts
        contacts.sort()
        var distinct = 0
        for index in contacts.indices where index == 0 || contacts[index] != contacts[index - 1] { distinct += 1 }
        return distinct
    }
}
