internal import EventModel
internal import GRDB

extension PushLedger {
    /// How far a request with contacts has come.
    enum ContactImport: Hashable, Sendable {
        /// It was taken, and is being imported.
        case sent(session: String)
        /// It was imported.
        case finished
    }

    /// How far a request with this content has come; nil if it was never taken.
    func contactImport(_ content: EventKey.Fingerprint, account: Int) throws -> ContactImport? {
        try read { database in
            let row = try Row.fetchOne(
                database,
                sql: "SELECT state, session FROM contact_import WHERE account = ? AND content = ?",
                arguments: [account, LedgerTransaction.data(content)]
            )
            guard let row else { return nil }
            let (state, session): (String, String?) = (row[0], row[1])
            return state == "sent" ? session.map { .sent(session: $0) } : .finished
        }
    }

    /// Notes a request that was taken.
    func note(
        contactImport content: EventKey.Fingerprint,
        account: Int,
        contacts: Int,
        failed: Int,
        _ state: ContactImport
    ) throws {
        var session: String?
        if case .sent(let text) = state { session = text }
        try write { transaction in
            try transaction.database.execute(
                sql: """
                    INSERT OR REPLACE INTO contact_import (account, content, contacts, state, session, failed, changed)
                    VALUES (?, ?, ?, ?, ?, ?, ?)
                    """,
                arguments: [
                    account, LedgerTransaction.data(content), contacts, session == nil ? "finished" : "sent", session,
                    failed, ClockZone.utc.now.text(in: .second) + "Z",
                ]
            )
        }
    }

    /// Notes that a request was imported.
    func finish(contactImport content: EventKey.Fingerprint, account: Int) throws {
        try write { transaction in
            try transaction.database.execute(
                sql: "UPDATE contact_import SET state = 'finished', changed = ? WHERE account = ? AND content = ?",
                arguments: [ClockZone.utc.now.text(in: .second) + "Z", account, LedgerTransaction.data(content)]
            )
        }
    }

    /// Forgets a request whose import failed.
    func forget(contactImport content: EventKey.Fingerprint, account: Int) throws {
        try write { transaction in
            try transaction.database.execute(
                sql: "DELETE FROM contact_import WHERE account = ? AND content = ?",
                arguments: [account, LedgerTransaction.data(content)]
            )
        }
    }
}
