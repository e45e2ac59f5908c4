internal import CustomerAnalytics
internal import EventStore

/// What each order was from one of its events up to the next.
///
/// The orders as of T are the rows with `valid_from <= T`, `valid_to` later or NULL, and `date <= T`.
final class OrderVersionTable: VirtualTable {
    private let snapshot: StoreSnapshot
    private let orders: Int
    private let versions = Remembered<OrderRows>()

    init(_ snapshot: StoreSnapshot, orders: Int, run: QueryRun) {
        self.snapshot = snapshot
        self.orders = orders
        super.init(
            name: "order_versions",
            about: "what each order was from one of its events to the next",
            columns: OrderRows.Column.allCases.map(\.column),
            run: run
        )
    }

    /// An order has a few versions.
    override var rowCount: Int { orders * 3 }

    override func estimatedRows(_ narrowing: RowNarrowing) -> Double {
        narrowing.estimatedRows(of: rowCount, eventTypes: 1, contacts: snapshot.contacts.count)
    }

    override func makeCursor() -> TableCursor { OrderCursor { [self] in try rows() } }

    /// The versions, read when a query first comes to them.
    func rows() throws -> OrderRows {
        try versions.value {
            let book = try OrderBook(snapshot)
            return OrderRows(book, rows: Array(0..<UInt32(book.versions.count)), snapshot)
        }
    }
}
