internal import GRDB

/// The tables of the ledger.
///
/// An event's row leads with the account and the time: a push goes through the events in the order of time, so that its
/// rows are written and looked up side by side. Its `status` is null as long as the batch's state says all there is.
enum LedgerSchema {
    /// Marks an SQLite file as a ledger of pushes: "MUSP".
    static let applicationIdentifier = 0x4D55_5350
    static let version = 1

    static let tables = """
        CREATE TABLE account (number INTEGER PRIMARY KEY, address TEXT NOT NULL, identity BLOB NOT NULL,
            UNIQUE (address, identity));

        CREATE TABLE event_type (number INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);

        CREATE TABLE batch (number INTEGER PRIMARY KEY, account INTEGER NOT NULL, state TEXT NOT NULL,
            events INTEGER NOT NULL, content BLOB NOT NULL, tries INTEGER NOT NULL DEFAULT 0,
            planned TEXT NOT NULL, sent TEXT, answered TEXT, reply TEXT);

        CREATE TABLE event (account INTEGER NOT NULL, occurred INTEGER NOT NULL, high INTEGER NOT NULL,
            low INTEGER NOT NULL, occurrence INTEGER NOT NULL, type INTEGER NOT NULL, batch INTEGER NOT NULL,
            status TEXT, PRIMARY KEY (account, occurred, high, low, occurrence)) WITHOUT ROWID;

        CREATE TABLE dead_letter (account INTEGER NOT NULL, occurred INTEGER NOT NULL, high INTEGER NOT NULL,
            low INTEGER NOT NULL, occurrence INTEGER NOT NULL, status TEXT NOT NULL, reply TEXT NOT NULL,
            answered TEXT NOT NULL, body TEXT NOT NULL,
            PRIMARY KEY (account, occurred, high, low, occurrence)) WITHOUT ROWID;

        CREATE TABLE contact_import (account INTEGER NOT NULL, content BLOB NOT NULL, contacts INTEGER NOT NULL,
            state TEXT NOT NULL, session TEXT, failed INTEGER NOT NULL DEFAULT 0, changed TEXT NOT NULL, reply TEXT,
            PRIMARY KEY (account, content)) WITHOUT ROWID;

        CREATE TABLE deletion (number INTEGER PRIMARY KEY, account INTEGER NOT NULL, first TEXT NOT NULL,
            last TEXT NOT NULL, events INTEGER NOT NULL, answered TEXT NOT NULL, reply TEXT NOT NULL);
        """

    /// Makes the tables in an empty file.
    static func create(_ database: Database) throws {
        try database.execute(sql: tables)
        try database.execute(
            sql: "PRAGMA application_id = \(applicationIdentifier); PRAGMA user_version = \(version)"
        )
    }
}
