package import EventModel
internal import GRDB

/// An event that the vendor refused, and what it said.
package struct DeadLetter: Hashable, Sendable {
    /// When the event happened.
    package let occurred: WallClock
    /// The vendor's status, or `HTTP 400` for one that was refused alone.
    package let status: String
    /// The reply.
    package let reply: String
    /// When it came, in UTC.
    package let answered: String
    /// The event as it was sent.
    package let body: String
}

extension PushLedger {
    /// Calls with each dead letter of an account, oldest event first.
    package func forEachDeadLetter(account: Int, _ body: (DeadLetter) throws -> Void) throws {
        try read { database in
            let rows = try Row.fetchCursor(
                database,
                sql: """
                    SELECT occurred, status, reply, answered, body FROM dead_letter WHERE account = ?
                    ORDER BY occurred, high, low, occurrence
                    """,
                arguments: [account]
            )
            while let row = try rows.next() {
                try body(
                    DeadLetter(
                        occurred: WallClock(microseconds: row[0]),
                        status: row[1],
                        reply: row[2],
                        answered: row[3],
                        body: row[4]
                    )
                )
            }
        }
    }
}
