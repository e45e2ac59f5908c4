internal import CMemory
internal import Columns
internal import EventStore

/// The cell of the first order of each contact, the earliest by date, as far as a thread saw orders.
///
/// Of several orders at one time the one is the first whose externalOrderId the store met first. That matters only where
/// they are in different cells, and is left to be found out by whoever remembers more of an order than this.
struct FirstOrderCells: Sendable {
    /// For each contact the date of its first order, from the first one that any order has, above the cell: a contact takes
    /// eight bytes, since a million of them would not lie near the processor otherwise.
    private var known: [UInt64]
    private let firstDate: Int64
    /// Whether some contact has several first orders, in different cells.
    private(set) var isUndecided = false

    private static let cellBits: UInt64 = 13
    private static let cellMask: UInt64 = 1 << cellBits - 1
    /// There must be fewer cells than this, which stands for none.
    static let mostCells = Int(cellMask)
    /// The longest range of dates, in microseconds: some 71 years.
    static let longestRange: UInt64 = 1 << (64 - cellBits)
    /// For how many orders at once memory is asked before their turn.
    private static let asked = 64

    /// Begins without orders.
    ///
    /// - Parameter firstDate: No order has an earlier date, nor one that is later by ``longestRange``, in microseconds.
    init(contacts: Int, firstDate: Int64) {
        known = Array(repeating: .max, count: contacts)
        self.firstDate = firstDate
    }

    /// Looks at the orders in some rows of versions, each with its cell.
    mutating func take(_ versions: OrderVersions, _ rows: [UInt32], _ cells: [UInt32]) {
        let (contactList, dateList) = (versions.contacts, versions.dates)
        let (contacts, dates) = (contactList.span, dateList.span)
        let (rows, cells, firstDate) = (rows.span, cells.span, firstDate)
        // Two orders with one date differ in the bits of the cell alone: the least difference, less one, tells whether any do.
        var leastDifference = UInt64.max
        known.withUnsafeMutableBufferPointer { known in
            guard let known = known.baseAddress else { return }
            for first in stride(from: 0, to: rows.count, by: Self.asked) {
                // Memory answers many that ask for it at once.
                for index in min(first &+ Self.asked, rows.count)..<min(first &+ 2 &* Self.asked, rows.count) {
                    prefetch(known + Int(contacts[unchecked: Int(rows[unchecked: index])]))
                }
                for index in first..<min(first &+ Self.asked, rows.count) {
                    let row = Int(rows[unchecked: index])
                    let date = UInt64(bitPattern: dates[unchecked: row] &- firstDate)
                    let order = date &<< Self.cellBits | min(UInt64(cells[unchecked: index]), Self.cellMask)
                    let contact = known + Int(contacts[unchecked: row])
                    let before = contact.pointee
                    leastDifference = min(leastDifference, (order ^ before) &- 1)
                    contact.pointee = min(before, order)
                }
            }
        }
        isUndecided = isUndecided || leastDifference < Self.cellMask
    }

    /// How many contacts have their first order in each cell, by what several threads saw, none of them if there is no thread; nil
    /// if that is undecided.
    static func counts(_ parts: [FirstOrderCells], cells: Int) -> [Int]? {
        let slices = Concurrently.mapSlices(of: parts.first?.known.count ?? 0) { slice -> [Int]? in
            var counts = [Int](repeating: 0, count: cells)
            for contact in slice {
                var first = UInt64.max
                for part in parts {
                    if areUndecided(part.known[contact], first) { return nil }
                    first = min(first, part.known[contact])
                }
                if first & cellMask != cellMask { counts[Int(first & cellMask)] += 1 }
            }
            return counts
        }
        guard !parts.contains(where: \.isUndecided), slices.allSatisfy({ $0 != nil }) else { return nil }
        return (0..<cells).map { cell in slices.reduce(0) { $0 + ($1?[cell] ?? 0) } }
    }

    /// Whether two orders have one date and different cells.
    @inline(__always)
    private static func areUndecided(_ order: UInt64, _ other: UInt64) -> Bool {
        order != other && order &>> cellBits == other &>> cellBits
    }
}
