import StoreQueries
import Testing

struct `A query` {
    private static func store() throws -> QueryStore {
        try QueryStore(event("seen", "2024-01-01", ("email", #""a@x.com""#), ("city name", #""Kyiv""#)))
    }

    private static func message(_ query: String) throws -> String {
        do {
            _ = try store().rows(query)
            return "none"
        } catch let error as QueryError {
            return error.description
        }
    }

    @Test(
        arguments: [
            "INSERT INTO events VALUES (1)", "UPDATE orders SET total = 1", "DELETE FROM contacts", "DROP TABLE events",
            "CREATE TABLE x(y)", "CREATE TEMP TABLE x AS SELECT 1", "CREATE VIEW v AS SELECT 1", "ATTACH 'x.db' AS x",
            "DETACH main", "PRAGMA journal_mode = WAL", "PRAGMA writable_schema = ON", "PRAGMA cache_size", "VACUUM",
            "VACUUM INTO 'x.db'", "BEGIN", "COMMIT", "SAVEPOINT s", "REINDEX", "ANALYZE",
            "SELECT load_extension('x')", "CREATE VIRTUAL TABLE t USING fts5(x)", "ALTER TABLE events RENAME TO e",
        ]
    )
    func `that would do more than read is refused`(query: String) throws {
        let message = try Self.message(query)
        #expect(message.hasPrefix("queries only read, and this is refused: "), "\(message)")
        #expect(try Self.store().rows("SELECT count(*) FROM events") == [[1]])
    }

    @Test(arguments: ["SELECT * FROM pragma_database_list", "SELECT * FROM pragma_page_count()"])
    func `that asks for a table that SQLite has of itself is told which there are`(query: String) throws {
        let message = try Self.message(query)
        #expect(message.contains("it asks for a table that SQLite makes of itself; of these there are json_each, "))
        #expect(message.hasSuffix("pragma_compile_options"), "\(message)")
    }

    @Test(
        arguments: [
            "SELECT 1", "VALUES (1)", "WITH x AS (SELECT 1) SELECT * FROM x", "EXPLAIN SELECT 1",
            "EXPLAIN QUERY PLAN SELECT * FROM events WHERE event = 1", "PRAGMA table_info(events)",
            "; SELECT 1; -- end",
            "SELECT * FROM pragma_table_info('events')", "SELECT * FROM json_each('[1]')",
            "SELECT name FROM sqlite_schema",
        ]
    )
    func `that only reads is answered`(query: String) throws {
        #expect(try !Self.store().rows(query).isEmpty)
    }

    @Test(
        arguments: [
            ("SELECT 1; SELECT 2", "there is more than one statement; give them one at a time"),
            ("", "there is no query; begin with SELECT or WITH"),
            ("-- nothing", "there is no query; begin with SELECT or WITH"),
            ("SELECT ?", "parameters need names: write :name instead of ?"),
            ("SELECT 1\0", "the query holds the character U+0000; leave it out"),
        ]
    )
    func `is exactly one statement`(query: String, expected: String) throws {
        #expect(try Self.message(query) == expected)
    }

    @Test(
        arguments: [
            ("SELECT emial FROM seen", "line 1, column 8: no such column: emial", "did you mean: email"),
            (
                "SELECT 1,\n  s.\"city nam\" FROM seen s", "line 2, column 3: no such column: s.city nam",
                "did you mean: s.\"city name\""
            ),
            ("SELECT \"emial\" FROM seen", "line 1, column 8: no such column: emial", "did you mean: email"),
            ("SELECT medain(1)", "line 1, column 8: no such function: medain", "did you mean: median"),
            ("SELECT * FROM evnts", "no such table: evnts", "did you mean events?"),
            ("SELECT FROM", "line 1, column 8: near \"FROM\": syntax error", ""),
        ]
    )
    func `that is misspelt is told where, with the nearest name`(query: String, place: String, mend: String) throws {
        let message = try Self.message(query)
        #expect(message.contains(place) && message.contains(mend), "\(message)")
    }

    @Test func `sees nothing of the store's own tables`() throws {
        for table in ["chunk", "stored_bytes", "setting", "import", "main.part"] {
            #expect(try Self.message("SELECT * FROM \(table)").contains("no such table"))
        }
    }

    @Test func `stops when whoever waits for it says so`() throws {
        try Self.store().read { snapshot in
            var questions = 0
            let connection = try QueryConnection(snapshot, now: QueryStore.now) { _ in
                questions += 1
                return questions < 3
            }
            let endless = "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT count(*) FROM c"
            #expect { try QueryStore.rows(endless, on: connection) } throws: { error in
                guard case QueryError.stopped = error else { return false }
                return true
            }
            #expect(questions == 3)
        }
    }

    @Test func `may speak of what the vendor documents and the data lacks`() throws {
        let store = try Self.store()
        #expect(try store.rows("SELECT count(*) FROM orderCancelled WHERE totalCost > 5") == [[0]])
        #expect(try store.rows("SELECT quantity, cost FROM items") == [])
        #expect(try store.rows("SELECT city, items_event FROM orders") == [])
        #expect(try store.rows("SELECT phone FROM seen") == [[nil]])
        #expect(try Self.message("SELECT * FROM orderCanceled").contains("did you mean orderCancelled?"))
    }
}
