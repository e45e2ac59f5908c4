package import EventStore

/// For each of some orders, the event that gives it the value of a parameter.
///
/// Of the events from the one that created the order up to the one that made it what it is, that is the last that gives the
/// parameter and not null.
package struct OrderGivers: Sendable {
    /// The time of each order's event, in the order of the rows; `Int64.min` where there is none.
    package private(set) var times: [Int64]
    /// The event's number; `Int64.min` where there is none.
    package private(set) var events: [Int64]

    /// Finds the events that give a parameter.
    ///
    /// - Parameter column: The parameter's column.
    /// - Throws: `StoreError`.
    package init(of orders: CountedOrders, column: UInt32, in snapshot: StoreSnapshot) throws {
        var pass = try OrderValuePass(OrderParameter(column: column, in: snapshot), orders, namesValues: false)
        try pass.run()
        (times, events) = pass.givers(of: orders)
    }

    /// Takes the later event for each order: for a parameter that stands in two columns.
    package mutating func formLatest(with other: OrderGivers) {
        for index in times.indices where (times[index], events[index]) < (other.times[index], other.events[index]) {
            (times[index], events[index]) = (other.times[index], other.events[index])
        }
    }
}
