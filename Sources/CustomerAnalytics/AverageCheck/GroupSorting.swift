/// A row of a result that belongs to a group and counts orders.
protocol GroupRow {
    /// The group's name; nil for the orders that lack the value which is grouped by.
    var group: String? { get }
    /// How many orders the row speaks of.
    var orders: Int { get }
}

extension AverageCheckRow: GroupRow {}
extension AverageCheckHistogram.Row: GroupRow {}

/// The order of rows whose groups have none of their own.
enum GroupSorting {
    /// The rows by the orders of their groups, most first, then by their names, the group without a name last; the rows
    /// of one group stay in their order.
    static func byOrders<Row: GroupRow>(_ rows: [Row]) -> [Row] {
        var orders: [String?: Int] = [:]
        for row in rows { orders[row.group, default: 0] += row.orders }
        let placed = rows.enumerated().map {
            (place: $0.offset, orders: orders[$0.element.group] ?? 0, row: $0.element)
        }
        return placed.sorted { left, right in
            if left.row.group == right.row.group { return left.place < right.place }
            guard let leftName = left.row.group else { return false }
            guard let rightName = right.row.group else { return true }
            return left.orders == right.orders ? leftName < rightName : left.orders > right.orders
        }.map(\.row)
    }
}
