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

    /// Sets the standing of each event, in one reading of what the ledger has of their time.
    ///
    /// Memory is that of the events; the ledger is read row by row.
    package func look(up events: inout [EventBody]) throws {
        guard let period else { return }
        let order = events.indices.filter { period.contains(events[$0].key.occurred) }
            .sorted { events[$0].key < events[$1].key }
        guard !order.isEmpty else { return }
        var found = events
        try ledger.read { database in
            var rows = LedgerRows(database, account: account)
            for index in order {
                guard let standing = try rows.standing(of: found[index].key) else { continue }
                found[index].standing = standing
            }
        }
        events = found
    }

    /// The status of an event that a deletion was asked to take, which nobody has answered: it may be gone, and may not.
    static let deleting = "deleting"

    /// What an event's row and its batch's say together.
    static func standing(batch: Int, state: String, status: String?) -> EventStanding {
        if status == deleting { return .unknown(batch: batch) }
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
