/// The order in which bytes are written so that they fill the pages of the file.
///
/// SQLite appends a row to the last page of a table while it fits there, and begins a page with it where it does not. What a page
/// of 16 KB has left over is lost: for chunks of some kilobytes in the order of their columns that was a twelfth of the file.
enum PageFilling {
    /// The bytes of a page that rows share: all but its header.
    private static var room: Int { StoredBytes.pageSize - 8 }

    /// The places of some bytes, by their counts, in the order in which they are to be written: page by page the greatest that
    /// still fits.
    static func order(of counts: [Int]) -> [Int] {
        var waiting = counts.indices.map { (place: $0, share: share(of: counts[$0])) }
        waiting.sort { $0.share < $1.share }
        var order: [Int] = []
        order.reserveCapacity(counts.count)
        var left = 0
        while let greatest = waiting.last {
            // The first that is too great for what is left stands behind the one wanted.
            var (low, high) = (0, waiting.count)
            while low < high {
                let middle = (low + high) / 2
                if waiting[middle].share <= left { low = middle + 1 } else { high = middle }
            }
            if low > 0 {
                let next = waiting.remove(at: low - 1)
                left -= next.share
                order.append(next.place)
            } else {
                waiting.removeLast()
                left = room - greatest.share
                order.append(greatest.place)
            }
        }
        return order
    }

    /// The bytes that a row of `stored_bytes` takes of its page; the rest of a long one lies on pages of its own.
    ///
    /// Source: SQLite's file format, section 1.6, "B-tree Pages", of table leaf cells.
    static func share(of count: Int) -> Int {
        // Before the bytes a record says of its columns, of which the number takes nothing, what they are.
        let payload = count + 2 + variableLength(2 * count + 12)
        let usable = StoredBytes.pageSize
        // Its length and number come before it, and two bytes at the page's beginning say where it is.
        let before = variableLength(payload) + 4 + 2
        guard payload > usable - 35 else { return before + payload }
        let least = (usable - 12) * 32 / 255 - 23
        let rest = least + (payload - least) % (usable - 4)
        return before + (rest <= usable - 35 ? rest : least) + 4
    }

    /// The bytes of a variable-length integer of SQLite's.
    private static func variableLength(_ value: Int) -> Int {
        max(1, (Int.bitWidth - value.leadingZeroBitCount + 6) / 7)
    }
}
