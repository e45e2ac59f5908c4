internal import CustomerAnalytics
internal import EventModel
internal import EventStore

/// The orders as all their events have left them, with the parameters that these gave.
final class OrderTable: VirtualTable {
    let events: StoredEvents
    let parameters: [ValueColumn]
    private let rowEstimate: Int
    private let book = Remembered<OrderBook>()
    private let orders = Remembered<CountedOrders>()
    private let orderRows = Remembered<OrderRows>()
    private var givers: [UInt32: OrderGivers] = [:]

    /// The columns before the parameters.
    static let ownColumns =
        [OrderRows.Column.id, .contact, .date, .status, .currency, .total, .totalText, .createdEvent, .lastEvent]
        .map(\.column) + [TableColumn("items_event", .integer, "the event whose items are the order's, as in items")]
    /// The parameters that these columns stand for.
    static let ownParameters: Set<String> = ["externalOrderId", "date", "status", "currency", "totalCost"]

    init(
        _ events: StoredEvents,
        orders count: Int,
        parameters: ValueColumns,
        run: QueryRun
    ) {
        self.events = events
        rowEstimate = count
        self.parameters = parameters.values
        super.init(
            name: "orders",
            about: "the orders as they are after all their events",
            columns: Self.ownColumns + parameters.columns,
            run: run
        )
    }

    override var rowCount: Int { rowEstimate }

    override func estimatedRows(_ narrowing: RowNarrowing) -> Double {
        narrowing.estimatedRows(of: rowCount, eventTypes: 1, contacts: events.snapshot.contacts.count)
    }

    override func makeCursor() -> TableCursor { OrderTableCursor(self) }

    /// The orders, read when a query first comes to them.
    func rows() throws -> OrderRows {
        try orderRows.value {
            let book = try book.value { try OrderBook(events.snapshot, asOf: .latest) }
            return OrderRows(book, rows: try counted().rows, events.snapshot)
        }
    }

    /// For each row the event that gives it a parameter.
    func events(giving column: UInt32) throws -> [Int64] {
        if let known = givers[column] { return known.events }
        let found = try OrderGivers(of: try counted(), column: column, in: events.snapshot)
        givers[column] = found
        return found.events
    }

    private func counted() throws -> CountedOrders {
        try orders.value {
            let all = OrderSelection(asOf: .latest, statuses: Set(OrderStatus.allCases))
            return try book.value { try OrderBook(events.snapshot, asOf: .latest) }.counted(all)
        }
    }
}

/// Goes through orders.
final class OrderTableCursor: OrderCursor {
    private let table: OrderTable
    private var givers: [[Int64]?]
    private let items: UInt32?
    private var itemGivers: [Int64]?

    init(_ table: OrderTable) {
        self.table = table
        givers = Array(repeating: nil, count: table.parameters.count)
        items = table.events.snapshot.parameterColumn(named: "items")
        super.init { try table.rows() }
    }

    override func put(_ column: Int, into result: ResultSink) throws {
        let own = OrderTable.ownColumns.count
        guard column >= own - 1 else { return try super.put(column, into: result) }
        guard column < own else { return try putParameter(column - own, into: result) }
        guard let items else { return result.null() }
        let events = try itemGivers ?? table.events(giving: items)
        itemGivers = events
        events[number] < 0 ? result.null() : result.integer(events[number])
    }

    private func putParameter(_ index: Int, into result: ResultSink) throws {
        guard index < givers.count else { return result.null() }
        let parameter = table.parameters[index]
        let events = try givers[index] ?? table.events(giving: parameter.number)
        givers[index] = events
        guard events[number] >= 0, let place = try table.events.place(of: events[number]) else { return result.null() }
        let buffer = try table.events.columns(ofGroup: place.group).column(parameter.number)
        parameter.put(place.row, of: buffer, table.events.snapshot, into: result)
    }
}
