internal import Columns
internal import EventStore

/// The orders that a thread saw, on their way to the cell of the first order of each contact: the earliest by date, of
/// several at one time the one whose externalOrderId the store met first.
struct FirstOrderCells: Sendable {
    /// An order; memory is what this takes most of, so date and cell share a number.
    private struct Entry: BitwiseCopyable, Sendable {
        /// The date, from the first one that any order has, above the cell.
        let dateAndCell: UInt64
        let order: UInt32
        let contact: UInt32
    }

    /// An order by which a contact is known so far; side by side, so that a look at it costs one line of the cache.
    private struct Known: BitwiseCopyable {
        var dateAndCell = UInt64.max
        var order = UInt32.max
    }

    private var buckets: ContactBuckets<Entry>
    private let firstDate: Int64

    private static let cellBits: UInt64 = 13
    private static let cellMask: UInt64 = 1 << cellBits - 1
    /// There must be fewer cells than this, which stands for none.
    static let mostCells = Int(cellMask)
    /// The longest range of dates, in microseconds: some 71 years.
    static let longestRange: UInt64 = 1 << (64 - cellBits)

    /// Begins without orders.
    ///
    /// - Parameter firstDate: No order has an earlier date, nor one that is later by ``longestRange``, in microseconds.
    init(contacts: Int, firstDate: Int64) {
        buckets = ContactBuckets(contacts: contacts)
        self.firstDate = firstDate
    }

    /// Looks at the orders in some rows of versions, each with its cell.
    mutating func take(_ versions: OrderVersions, _ rows: [UInt32], _ cells: [UInt32]) {
        let (contactList, dateList, orderList) = (versions.contacts, versions.dates, versions.orders)
        let (contacts, dates, orders) = (contactList.span, dateList.span, orderList.span)
        let (rows, cells, firstDate) = (rows.span, cells.span, firstDate)
        buckets.append(rows.count) { index in
            contacts[Int(rows[index])]
        } entry: { index in
            let row = Int(rows[index])
            let date = UInt64(bitPattern: dates[row] &- firstDate)
            let cell = min(UInt64(cells[index]), Self.cellMask)
            return Entry(
                dateAndCell: date &<< Self.cellBits | cell,
                order: orders[row],
                contact: contacts[row]
            )
        }
    }

    /// How many contacts have their first order in each cell, by what several threads saw.
    static func counts(_ parts: [FirstOrderCells], cells: Int) -> [Int] {
        let ofBuckets = Concurrently.map(parts[0].buckets.count) { bucket in
            var counts = [UInt32](repeating: 0, count: cells)
            let contacts = parts[0].buckets.contacts(of: bucket)
            let first = contacts.lowerBound
            var known = [Known](repeating: Known(), count: contacts.count)
            known.withUnsafeMutableBufferPointer { known in
                for part in parts {
                    part.buckets.forEachLot(of: bucket) { _, entries in
                        for entry in entries {
                            let place = Int(entry.contact) &- first
                            let (date, knownDate) =
                                (entry.dateAndCell &>> cellBits, known[place].dateAndCell &>> cellBits)
                            if date < knownDate || (date == knownDate && entry.order < known[place].order) {
                                known[place] = Known(dateAndCell: entry.dateAndCell, order: entry.order)
                            }
                        }
                    }
                }
            }
            for first in known where first.dateAndCell & cellMask != cellMask {
                counts[Int(first.dateAndCell & cellMask)] += 1
            }
            return counts
        }
        return (0..<cells).map { cell in ofBuckets.reduce(0) { $0 + Int($1[cell]) } }
    }
}
