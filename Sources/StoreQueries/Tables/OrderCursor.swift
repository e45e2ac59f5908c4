/// Goes through orders, or through their versions.
class OrderCursor: TableCursor {
    private let makeRows: () throws -> OrderRows
    private var rows: OrderRows?
    private var wanted: ArraySlice<UInt32>?
    private var position = 0

    /// Prepares a cursor; the rows are asked for when the first of them is.
    init(_ makeRows: @escaping () throws -> OrderRows) {
        self.makeRows = makeRows
    }

    /// The number of the row at which the cursor stands.
    final var number: Int { wanted.map { Int($0[position]) } ?? position }

    override var isAtEnd: Bool { position >= (wanted?.endIndex ?? rows?.rows.count ?? 0) }

    override func rowNumber() throws -> Int64 { Int64(number) }

    override func start(_ bounds: RowBounds) throws {
        let rows = try makeRows()
        self.rows = rows
        wanted = rows.narrowed(bounds)
        position = wanted?.startIndex ?? 0
    }

    override func next() throws { position += 1 }

    /// The columns stand in the order of ``OrderRows/Column``.
    override func put(_ column: Int, into result: ResultSink) throws {
        guard let found = OrderRows.Column(rawValue: column) else { return result.null() }
        rows?.put(found, of: number, into: result)
    }
}
