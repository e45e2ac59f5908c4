internal import GRDB

/// The tables of the store.
///
/// The documentation's page on the file format says what each column means.
enum StoreSchema {
    /// `MUST` in ASCII: tells a Muster database from any other SQLite file.
    static let applicationIdentifier = 0x4D55_5354
    /// The version of the format, in SQLite's user_version.
    static let formatVersion = 7
    /// The first version that is read.
    static let leastFormatVersion = 5

    static func create(_ database: Database) throws {
        try database.execute(sql: tables)
        try database.execute(sql: "PRAGMA application_id = \(applicationIdentifier)")
        try database.execute(sql: "PRAGMA user_version = \(formatVersion)")
    }

    /// Makes a file of an older format one of this, before anything is written that such a file cannot hold.
    ///
    /// What is in it stays as it is.
    static func raiseVersion(_ database: Database) throws {
        let version = try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
        guard version < formatVersion else { return }
        try database.execute(sql: "PRAGMA user_version = \(formatVersion)")
    }

    /// Adds what files of older programs lack; these go on reading and writing the file.
    static func addMissing(_ database: Database) throws {
        guard try !hasOrderVersionLists(database) else { return }
        try database.execute(sql: "ALTER TABLE order_version_group ADD COLUMN lists BLOB")
    }

    /// Whether groups of order versions may say where their lists lie.
    static func hasOrderVersionLists(_ database: Database) throws -> Bool {
        try hasColumn("lists", of: "order_version_group", database)
    }

    /// Whether a table has a column that not all files have.
    static func hasColumn(_ column: String, of table: String, _ database: Database) throws -> Bool {
        let columns = try database.cachedStatement(
            sql: "SELECT count(*) FROM pragma_table_info('\(table)') WHERE name = '\(column)'"
        )
        return try columns.withDirectRow([]) { $0[0] == 1 } ?? false
    }

    private static let tables = """
        CREATE TABLE setting (name TEXT PRIMARY KEY, value NOT NULL) WITHOUT ROWID;

        CREATE TABLE column_name (
            number INTEGER PRIMARY KEY, scope INTEGER NOT NULL, parent INTEGER NOT NULL,
            name BLOB NOT NULL, occurrence INTEGER NOT NULL, plain INTEGER NOT NULL, UNIQUE (scope, parent, name, occurrence));

        CREATE TABLE dictionary_page (
            kind INTEGER NOT NULL, dictionary INTEGER NOT NULL, first_code INTEGER NOT NULL,
            texts INTEGER NOT NULL,
            data INTEGER NOT NULL, bytes INTEGER NOT NULL, unpacked INTEGER NOT NULL, checksum INTEGER NOT NULL,
            PRIMARY KEY (kind, dictionary, first_code)) WITHOUT ROWID;

        CREATE TABLE part (
            number INTEGER PRIMARY KEY, first_event INTEGER NOT NULL, events INTEGER NOT NULL);

        CREATE TABLE row_group (
            part INTEGER NOT NULL, row_group INTEGER NOT NULL, event_type INTEGER NOT NULL, events INTEGER NOT NULL,
            least_occurred INTEGER NOT NULL, greatest_occurred INTEGER NOT NULL,
            PRIMARY KEY (part, row_group)) WITHOUT ROWID;

        CREATE TABLE chunk (
            part INTEGER NOT NULL, row_group INTEGER NOT NULL, "column" INTEGER NOT NULL, "rows" INTEGER NOT NULL,
            classes INTEGER NOT NULL, least INTEGER, greatest INTEGER, scale INTEGER, nulls INTEGER NOT NULL,
            data INTEGER NOT NULL, bytes INTEGER NOT NULL, unpacked INTEGER NOT NULL, checksum INTEGER NOT NULL,
            PRIMARY KEY (part, row_group, "column")) WITHOUT ROWID;

        CREATE INDEX removed_events ON chunk (part, row_group) WHERE "column" = \(SystemColumn.removed);

        CREATE TABLE stored_bytes (number INTEGER PRIMARY KEY, bytes BLOB NOT NULL);

        CREATE TABLE import (
            number INTEGER PRIMARY KEY, source TEXT NOT NULL, checksum TEXT, started TEXT NOT NULL, finished TEXT,
            bytes INTEGER NOT NULL DEFAULT 0, read INTEGER NOT NULL DEFAULT 0, stored INTEGER NOT NULL DEFAULT 0,
            duplicate INTEGER NOT NULL DEFAULT 0, rejected INTEGER NOT NULL DEFAULT 0,
            contacts_before INTEGER NOT NULL DEFAULT 0);

        CREATE TABLE import_range (
            import INTEGER NOT NULL, first_event INTEGER NOT NULL, events INTEGER NOT NULL,
            PRIMARY KEY (import, first_event)) WITHOUT ROWID;

        CREATE TABLE rejected_event (
            number INTEGER PRIMARY KEY, import INTEGER NOT NULL, line INTEGER NOT NULL, byte INTEGER NOT NULL,
            pointer TEXT NOT NULL, reason TEXT NOT NULL, text BLOB NOT NULL);

        CREATE TABLE duplicate_page (
            number INTEGER PRIMARY KEY, import INTEGER NOT NULL, duplicates INTEGER NOT NULL,
            data INTEGER NOT NULL, bytes INTEGER NOT NULL, unpacked INTEGER NOT NULL, checksum INTEGER NOT NULL);

        CREATE TABLE derived_page (
            array INTEGER NOT NULL, page INTEGER NOT NULL, entries INTEGER NOT NULL,
            data INTEGER NOT NULL, bytes INTEGER NOT NULL, unpacked INTEGER NOT NULL, checksum INTEGER NOT NULL,
            PRIMARY KEY (array, page)) WITHOUT ROWID;

        CREATE TABLE order_version_group (
            number INTEGER PRIMARY KEY, versions INTEGER NOT NULL, live INTEGER NOT NULL, orders INTEGER NOT NULL,
            least_order INTEGER NOT NULL, greatest_order INTEGER NOT NULL,
            least_start INTEGER NOT NULL, greatest_start INTEGER NOT NULL,
            least_date INTEGER NOT NULL, greatest_date INTEGER NOT NULL, dead BLOB,
            data INTEGER NOT NULL, bytes INTEGER NOT NULL, unpacked INTEGER NOT NULL, checksum INTEGER NOT NULL,
            lists BLOB);

        CREATE TABLE order_version_history (
            number INTEGER PRIMARY KEY,
            data INTEGER NOT NULL, bytes INTEGER NOT NULL, unpacked INTEGER NOT NULL, checksum INTEGER NOT NULL);

        CREATE TABLE ignored_order_event (event INTEGER PRIMARY KEY, reason INTEGER NOT NULL);
        """
}
