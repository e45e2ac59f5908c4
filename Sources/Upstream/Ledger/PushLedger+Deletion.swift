package import EventModel
internal import GRDB

extension PushLedger {
    /// Events of one type that are upstream, or may be.
    package struct SentEvents: Hashable, Sendable {
        /// The eventTypeKey.
        package let eventType: String
        /// How many were accepted.
        package let accepted: Int
        /// How many may have arrived.
        package let unknown: Int
    }

    /// What a deletion of a period upstream takes of the events that went through this ledger.
    ///
    /// - Parameters:
    ///   - first: The first minute.
    ///   - last: The last minute, which belongs to it.
    package func sent(account: Int, from first: WallClock, to last: WallClock) throws -> [SentEvents] {
        try read { database in
            let rows = try Row.fetchAll(
                database,
                sql: """
                    SELECT coalesce(event_type.name, ''), sum(batch.state = 'accepted' AND status IS NULL),
                        sum(batch.state <> 'accepted' OR status IS NOT NULL)
                    FROM event JOIN batch ON batch.number = event.batch
                        LEFT JOIN event_type ON event_type.number = event.type
                    WHERE \(Self.isUpstream) GROUP BY 1 ORDER BY 2 DESC, 1
                    """,
                arguments: Self.arguments(account, first, last)
            )
            return rows.map { SentEvents(eventType: $0[0], accepted: $0[1], unknown: $0[2]) }
        }
    }

    /// Notes that a period is about to be deleted upstream: until that is answered nobody knows whether its events are there.
    package func noteDeleting(account: Int, from first: WallClock, to last: WallClock) throws {
        try setStatus(EventStandings.deleting, account: account, from: first, to: last)
    }

    /// Notes that nothing of a period was deleted upstream, since the service refused to.
    package func noteNotDeleted(account: Int, from first: WallClock, to last: WallClock) throws {
        try setStatus(nil, account: account, from: first, to: last)
    }

    private func setStatus(_ status: String?, account: Int, from first: WallClock, to last: WallClock) throws {
        try write { transaction in
            try transaction.database.execute(
                sql: "UPDATE event SET status = ? WHERE \(Self.isSent)",
                arguments: [status] + Self.arguments(account, first, last)
            )
        }
    }

    /// Notes that a period was deleted upstream: its events are new again, and the next push sends them.
    package func noteDeletion(account: Int, from first: WallClock, to last: WallClock, reply: String) throws {
        try write { transaction in
            let database = transaction.database
            let arguments = Self.arguments(account, first, last)
            let lost = try Row.fetchAll(
                database,
                sql: """
                    SELECT event.batch, count(*) FROM event JOIN batch ON batch.number = event.batch
                    WHERE \(Self.isUpstream) GROUP BY 1
                    """,
                arguments: arguments
            )
            try database.execute(
                sql: "DELETE FROM event WHERE \(Self.isSent)",
                arguments: arguments
            )
            var events = 0
            for row in lost {
                let count: Int = row[1]
                try transaction.shrink(row[0], by: count)
                events += count
            }
            try database.execute(
                sql: "INSERT INTO deletion (account, first, last, events, answered, reply) VALUES (?, ?, ?, ?, ?, ?)",
                arguments: [
                    account, first.text(in: .minute), last.text(in: .minute), events,
                    ClockZone.utc.now.text(in: .second) + "Z", reply,
                ]
            )
        }
    }

    /// Of an event and its batch: it is upstream in a period, or may be.
    private static let isUpstream = """
        event.account = ? AND occurred >= ? AND occurred < ? AND coalesce(status, '\(EventStandings.deleting)') = \
        '\(EventStandings.deleting)' AND batch.state IN ('accepted', 'unknown', 'sending')
        """

    /// The same of an event alone.
    private static let isSent = """
        account = ? AND occurred >= ? AND occurred < ? AND coalesce(status, '\(EventStandings.deleting)') = \
        '\(EventStandings.deleting)' AND batch IN (SELECT number FROM batch WHERE state IN ('accepted', 'unknown', 'sending'))
        """

    /// The events' times are sent to the minute, so the whole last minute goes.
    private static func arguments(_ account: Int, _ first: WallClock, _ last: WallClock) -> StatementArguments {
        [account, first.microseconds, last.microseconds + WallClock.minute]
    }
}
