package import EventModel
internal import GRDB

/// What the ledger says of an account, in figures.
package struct LedgerReport: Sendable {
    /// A batch that did not come to a good end.
    package struct Batch: Hashable, Sendable {
        /// Its number.
        package let number: Int
        /// How far it has come.
        package let state: String
        /// How many events it has.
        package let events: Int
        /// The times of its first and last event.
        package let period: ClosedRange<WallClock>
        /// How often it was sent.
        package let tries: Int
        /// When it was sent last, in UTC; nil if never.
        package let sent: String?
        /// What the service said, or what broke.
        package let reply: String
    }

    /// How many batches there are of each state.
    package let batches: [BatchState: Int]
    /// How many events were accepted.
    package let accepted: Int
    /// How many were refused, by status, most frequent first.
    package let rejected: [(status: String, events: Int)]
    /// How many were sent, and nobody knows whether they arrived.
    package let unknown: Int
    /// How many are planned or failed.
    package let waiting: Int
    /// The unknown and the failed batches, oldest first.
    package let troubled: [Batch]

    /// How many events the ledger knows.
    package var events: Int { accepted + rejected.reduce(0) { $0 + $1.events } + unknown + waiting }
}

extension PushLedger {
    /// What the ledger says of an account.
    package func report(account: Int) throws -> LedgerReport {
        try read { database in
            var (accepted, unknown, waiting) = (0, 0, 0)
            var rejected: [String: Int] = [:]
            let counts = try Row.fetchCursor(
                database,
                sql: """
                    SELECT batch.state, event.status, count(*) FROM event JOIN batch ON batch.number = event.batch
                    WHERE event.account = ? GROUP BY 1, 2
                    """,
                arguments: [account]
            )
            while let row = try counts.next() {
                let count: Int = row[2]
                switch EventStandings.standing(batch: 0, state: row[0], status: row[1]) {
                case .new: break
                case .accepted: accepted += count
                case .unknown: unknown += count
                case .waiting: waiting += count
                case .rejected(_, let status): rejected[status, default: 0] += count
                }
            }
            return LedgerReport(
                batches: try Self.batchCounts(database, account: account),
                accepted: accepted,
                rejected: rejected.map { ($0.key, $0.value) }
                    .sorted { $0.1 != $1.1 ? $0.1 > $1.1 : $0.0 < $1.0 },
                unknown: unknown,
                waiting: waiting,
                troubled: try Self.troubled(database, account: account)
            )
        }
    }

    private static func batchCounts(_ database: Database, account: Int) throws -> [BatchState: Int] {
        var batches: [BatchState: Int] = [:]
        let rows = try Row.fetchAll(
            database,
            sql: "SELECT state, count(*) FROM batch WHERE account = ? GROUP BY state",
            arguments: [account]
        )
        for row in rows {
            guard let state = BatchState(rawValue: row[0]) else { continue }
            batches[state] = row[1]
        }
        return batches
    }

    private static func troubled(_ database: Database, account: Int) throws -> [LedgerReport.Batch] {
        let rows = try Row.fetchAll(
            database,
            sql: """
                WITH troubled AS (
                    SELECT * FROM batch WHERE account = ?1 AND state IN ('unknown', 'sending', 'failed')
                ), period AS (
                    SELECT batch, min(occurred) AS first, max(occurred) AS last FROM event
                    WHERE account = ?1 AND batch IN (SELECT number FROM troubled) GROUP BY batch
                )
                SELECT number, state, events, tries, sent, reply, first, last
                FROM troubled LEFT JOIN period ON period.batch = troubled.number ORDER BY number
                """,
            arguments: [account]
        )
        return rows.map { row in
            let (first, last): (Int64?, Int64?) = (row[6], row[7])
            let start = WallClock(microseconds: first ?? 0)
            return LedgerReport.Batch(
                number: row[0],
                state: row[1],
                events: row[2],
                period: start...max(start, WallClock(microseconds: last ?? 0)),
                tries: row[3],
                sent: row[4],
                reply: row[5] ?? ""
            )
        }
    }
}
