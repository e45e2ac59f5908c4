internal import GRDB

/// The ledger's events of an account in the order of their keys, read beside other events in the same order.
///
/// Rows are read one after another; where the ledger has many between two wanted ones, it is asked anew, so that a few events
/// of a long time do not cost reading all of it. Not thread-safe; valid as long as the database may be read.
struct LedgerRows {
    private struct Entry {
        let key: EventKey
        let standing: EventStanding
    }

    /// So many rows are read in vain before the ledger is asked anew: about what a question costs.
    private static let mostInVain = 32

    private let database: Database
    private let account: Int
    private var rows: RowCursor?
    private var entry: Entry?

    init(_ database: Database, account: Int) {
        (self.database, self.account) = (database, account)
    }

    /// The standing of the event with a key, no less than the last one that was asked for; nil if the ledger has none.
    mutating func standing(of key: EventKey) throws -> EventStanding? {
        if rows == nil { try ask(from: key) }
        var inVain = 0
        while let row = entry, row.key < key {
            inVain += 1
            if inVain < Self.mostInVain { try step() } else { try ask(from: key) }
        }
        return entry.flatMap { $0.key == key ? $0.standing : nil }
    }

    private mutating func ask(from key: EventKey) throws {
        rows = try Row.fetchCursor(
            database.cachedStatement(
                sql: """
                    SELECT occurred, high, low, occurrence, batch.number, batch.state, event.status
                    FROM event CROSS JOIN batch ON batch.number = event.batch
                    WHERE event.account = ? AND (occurred, high, low, occurrence) >= (?, ?, ?, ?)
                    ORDER BY event.account, occurred, high, low, occurrence
                    """
            ),
            arguments: LedgerTransaction.arguments(key, account: account)
        )
        try step()
    }

    private mutating func step() throws {
        entry = try rows?.next().map { row in
            let (high, low): (Int64, Int64) = (row[1], row[2])
            return Entry(
                key: EventKey(
                    occurred: row[0],
                    fingerprint: .init(high: UInt64(bitPattern: high), low: UInt64(bitPattern: low)),
                    occurrence: row[3]
                ),
                standing: EventStandings.standing(batch: row[4], state: row[5], status: row[6])
            )
        }
    }
}
