package import EventStore

/// A parameter of orders, or a field of the lines of one, whose value an order has from its events.
///
/// The value as of T is that of the fold: of the events from the one that created the order up to the one that made it
/// what it is, the last that gives the parameter and not null. orderDelivered and orderCancelled give nothing.
package struct OrderParameter {
    /// What was asked for: `city`, or `items.category`.
    package let path: String
    let snapshot: StoreSnapshot
    /// The column of the parameter, or of the lines' field; nil if no event has it.
    let column: UInt32?
    /// The column of the list that the lines stand in; nil for a parameter.
    let list: UInt32?
    /// Whether a field of lines is meant.
    let isInLines: Bool

    /// Finds a parameter: by its whole name, else by the name of a list, a dot, and the name of a field.
    package init(_ path: String, in snapshot: StoreSnapshot) {
        self.path = path
        self.snapshot = snapshot
        if let column = snapshot.parameterColumn(named: path) {
            (self.column, list, isInLines) = (column, nil, false)
            return
        }
        guard let dot = path.firstIndex(of: ".") else {
            (column, list, isInLines) = (nil, nil, false)
            return
        }
        list = snapshot.parameterColumn(named: String(path[..<dot]))
        column = list.flatMap { snapshot.fieldColumn(named: String(path[path.index(after: dot)...]), of: $0) }
        isInLines = true
    }

    /// A parameter by its column.
    init(column: UInt32, in snapshot: StoreSnapshot) {
        path = snapshot.columnName(column).name
        self.snapshot = snapshot
        (self.column, list, isInLines) = (column, nil, false)
    }

    /// Whether any event of the store gives it.
    package var exists: Bool { column != nil }

    /// Groups orders by the value; by the different values of their lines, if it is a field of lines.
    ///
    /// - Throws: `StoreError` where the events cannot be read.
    func groups(of orders: CountedOrders) throws -> OrderGroups {
        var pass = try OrderValuePass(self, orders)
        try pass.run()
        return pass.groups(of: orders)
    }
}
