internal import EventModel
internal import GRDB

/// Changes of the ledger that are committed together.
package struct LedgerTransaction {
    let database: Database

    /// The time now as the ledger notes it, in UTC.
    private var now: String { ClockZone.utc.now.text(in: .second) + "Z" }

    /// Notes a batch that is to be sent, and takes its events out of the batches that had them.
    package func plan(_ number: Int, _ batch: PushBatch, account: Int, typeNames: [String]) throws {
        try insert(number, batch, account: account, tries: 0)
        let types = try numbers(ofTypes: Set(batch.events.map(\.eventType)), typeNames)
        let insertion = try EventInsertion(database)
        var left: [Int: Int] = [:]
        for event in batch.events {
            let key = event.key
            try insertion.execute(account: account, key, type: types[event.eventType] ?? 0, batch: number)
            if case .rejected = event.standing { try exhume(key, account: account) }
            if let previous = event.standing.batch { left[previous, default: 0] += 1 }
        }
        for (previous, events) in left { try shrink(previous, by: events) }
    }

    /// Notes that a batch is about to be sent.
    package func send(_ number: Int, tries: Int) throws {
        try database.execute(
            sql:
                "UPDATE batch SET state = 'sending', tries = ?, sent = ?, answered = NULL, reply = NULL WHERE number = ?",
            arguments: [tries, now, number]
        )
    }

    /// Notes what became of a batch.
    package func mark(_ number: Int, _ state: BatchState, reply: String) throws {
        try database.execute(
            sql: "UPDATE batch SET state = ?, answered = ?, reply = ? WHERE number = ?",
            arguments: [state.rawValue, now, reply, number]
        )
    }

    /// Notes the reply to a batch: each event's status, nil if all were accepted, so that the reply says nothing more.
    package func settle(_ number: Int, _ batch: PushBatch, statuses: [String]?, _ reply: Reply, account: Int) throws {
        try mark(number, .accepted, reply: statuses == nil ? "" : reply.summary)
        guard let statuses else { return }
        for (event, status) in zip(batch.events, statuses) where status != YespoRules.PastEventStatus.accepted.rawValue
        {
            try bury(event, status: status, reply: status, account: account)
        }
    }

    /// Notes that a batch's one event was refused, and keeps it among the dead letters.
    package func bury(_ number: Int, _ event: EventBody, status: String, reply: String, account: Int) throws {
        try mark(number, .rejected, reply: reply)
        try bury(event, status: status, reply: reply, account: account)
    }

    /// Replaces a batch by its halves.
    package func split(_ number: Int, into halves: [(number: Int, batch: PushBatch)], account: Int) throws {
        let move = try database.cachedStatement(
            sql: """
                UPDATE event SET batch = ?
                WHERE account = ? AND occurred = ? AND high = ? AND low = ? AND occurrence = ?
                """
        )
        for half in halves {
            try insert(half.number, half.batch, account: account, tries: 0)
            for event in half.batch.events {
                try move.execute(arguments: [half.number] + Self.arguments(event.key, account: account))
            }
        }
        try database.execute(sql: "DELETE FROM batch WHERE number = ?", arguments: [number])
    }

    // MARK: Rows

    private func insert(_ number: Int, _ batch: PushBatch, account: Int, tries: Int) throws {
        try database.execute(
            sql:
                "INSERT INTO batch (number, account, state, events, content, tries, planned) VALUES (?, ?, ?, ?, ?, ?, ?)",
            arguments: [
                number, account, BatchState.planned.rawValue, batch.events.count, Self.data(batch.content), tries, now,
            ]
        )
    }

    private func bury(_ event: EventBody, status: String, reply: String, account: Int) throws {
        let key = Self.arguments(event.key, account: account)
        let mark = try database.cachedStatement(
            sql: """
                UPDATE event SET status = ?
                WHERE account = ? AND occurred = ? AND high = ? AND low = ? AND occurrence = ?
                """
        )
        try mark.execute(arguments: [status] + key)
        let keep = try database.cachedStatement(
            sql: """
                INSERT OR REPLACE INTO dead_letter
                    (account, occurred, high, low, occurrence, status, reply, answered, body)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """
        )
        try keep.execute(arguments: key + [status, reply, now, String(decoding: event.json, as: UTF8.self)])
    }

    private func exhume(_ key: EventKey, account: Int) throws {
        let statement = try database.cachedStatement(
            sql: """
                DELETE FROM dead_letter
                WHERE account = ? AND occurred = ? AND high = ? AND low = ? AND occurrence = ?
                """
        )
        try statement.execute(arguments: Self.arguments(key, account: account))
    }

    /// Notes that events left a batch; an empty one goes.
    func shrink(_ number: Int, by events: Int) throws {
        try database.execute(sql: "UPDATE batch SET events = events - ? WHERE number = ?", arguments: [events, number])
        try database.execute(sql: "DELETE FROM batch WHERE number = ? AND events <= 0", arguments: [number])
    }

    private func numbers(ofTypes types: Set<UInt32>, _ names: [String]) throws -> [UInt32: Int] {
        var numbers: [UInt32: Int] = [:]
        for type in types where Int(type) < names.count {
            let name = names[Int(type)]
            let known = try database.cachedStatement(sql: "SELECT number FROM event_type WHERE name = ?")
            if let number = try Int.fetchOne(known, arguments: [name]) {
                numbers[type] = number
                continue
            }
            try database.execute(sql: "INSERT INTO event_type (name) VALUES (?)", arguments: [name])
            numbers[type] = Int(database.lastInsertedRowID)
        }
        return numbers
    }

    static func arguments(_ key: EventKey, account: Int) -> StatementArguments {
        [
            account, key.occurred, Int64(bitPattern: key.fingerprint.high), Int64(bitPattern: key.fingerprint.low),
            key.occurrence,
        ]
    }

    static func data(_ hash: EventKey.Fingerprint) -> DatabaseValue {
        hash.bytes.withUnsafeBytes { SQLBytes($0).databaseValue }
    }
}
