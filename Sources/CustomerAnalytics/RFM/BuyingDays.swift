internal import EventModel
internal import EventStore

/// Counts the days on which contacts ordered.
enum BuyingDays {
    /// For each of the contacts the number of different dates of its orders.
    ///
    /// The dates are laid out contact by contact, then each contact's own are sorted.
    ///
    /// - Parameters:
    ///   - counted: The orders.
    ///   - orders: How many of them each contact has.
    ///   - contacts: The contacts, ascending; all that have an order are among them.
    static func counts(_ counted: CountedOrders, orders: [UInt32], of contacts: [UInt32]) -> [Int64] {
        var next = [Int](repeating: 0, count: counted.book.contactCount)
        var start = 0
        for (index, contact) in contacts.enumerated() {
            next[Int(contact)] = start
            start += Int(orders[index])
        }
        var days = [Int32](repeating: 0, count: start)
        let versions = counted.book.versions
        let (owners, dates, rows) = (versions.contacts, versions.dates, counted.rows)
        for index in rows.indices {
            let row = Int(rows[index])
            let contact = Int(owners[row])
            days[next[contact]] = Int32(truncatingIfNeeded: dates[row].dividedFlooring(by: WallClock.day))
            next[contact] += 1
        }
        start = 0
        return days.withUnsafeMutableBufferPointer { days in
            orders.map { count in
                var own = UnsafeMutableBufferPointer(rebasing: days[start..<start + Int(count)])
                start += Int(count)
                return differentValues(in: &own)
            }
        }
    }

    @inline(__always)
    private static func differentValues(in days: inout UnsafeMutableBufferPointer<Int32>) -> Int64 {
        guard days.count > 1 else { return Int64(days.count) }
        days.sort()
        var different: Int64 = 1
        for index in 1..<days.count where days[index] != days[index - 1] { different += 1 }
        return different
    }
}
