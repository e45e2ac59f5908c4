internal import GRDB

/// Looks events up in the ledger, one account's.
package final class EventStandings {
    private let ledger: PushLedger
    private let account: Int
    /// The least and the greatest time of the account's events: outside there is nothing to look for.
    private let period: ClosedRange<Int64>?

    /// Prepares look-ups.
    package init(_ ledger: PushLedger, account: Int) throws {
        self.ledger = ledger
        self.account = account
        period = try ledger.read { database in
            guard
                let row = try Row.fetchOne(
                    database,
                    sql: "SELECT min(occurred), max(occurred) FROM event WHERE account = ?",
                    arguments: [account]
                ), let least: Int64 = row[0], let greatest: Int64 = row[1]
            else { return nil }
            return least...greatest
        }
    }

    /// Sets the standing of each event; events that are together in a call are looked up in one reading.
    package func look(up events: inout [EventBody]) throws {
        guard let period, events.contains(where: { period.contains($0.key.occurred) }) else { return }
        var found = events
        try ledger.read { database in
            let statement = try database.cachedStatement(
                sql: """
                    SELECT batch.number, batch.state, event.status FROM event JOIN batch ON batch.number = event.batch
                    WHERE event.account = ? AND occurred = ? AND high = ? AND low = ? AND occurrence = ?
                    """
            )
            for index in found.indices {
                let arguments = LedgerTransaction.arguments(found[index].key, account: account)
                guard let row = try Row.fetchOne(statement, arguments: arguments) else { continue }
                found[index].standing = Self.standing(batch: row[0], state: row[1], status: row[2])
            }
        }
        events = found
    }

    /// What an event's row and its batch's say together.
    static func standing(batch: Int, state: String, status: String?) -> EventStanding {
        if let status { return .rejected(batch: batch, status: status) }
        switch BatchState(rawValue: state) {
        case .planned: return .waiting(batch: batch, failed: false)
        case .failed: return .waiting(batch: batch, failed: true)
        case .accepted: return .accepted(batch: batch)
        case .rejected: return .rejected(batch: batch, status: "")
        case .sending, .unknown, nil: return .unknown(batch: batch)
        }
    }
}
