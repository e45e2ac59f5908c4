internal import GRDBSQLite

/// Lets queries read and do nothing else.
///
/// SQLite asks about everything that a statement would do while it compiles it.
final class ReadingGuard {
    /// What the statement would have done that it must not; nil as long as there is nothing.
    private(set) var refused: String?

    /// Forgets earlier statements.
    func begin() { refused = nil }

    /// Makes a connection ask; it must not outlive the guard.
    func watch(_ connection: OpaquePointer?) {
        sqlite3_set_authorizer(
            connection,
            { guardian, action, first, second, _, _ in
                guard let guardian else { return SQLITE_DENY }
                return Unmanaged<ReadingGuard>.fromOpaque(guardian).takeUnretainedValue().answer(
                    action,
                    first.map { String(cString: $0) } ?? "",
                    second.map { String(cString: $0) } ?? ""
                )
            },
            Unmanaged.passUnretained(self).toOpaque()
        )
    }

    private func answer(_ action: Int32, _ first: String, _ second: String) -> Int32 {
        switch action {
        case SQLITE_SELECT, SQLITE_READ, SQLITE_RECURSIVE: return SQLITE_OK
        case SQLITE_FUNCTION where !Self.forbiddenFunctions.contains(second.lowercased()): return SQLITE_OK
        case SQLITE_FUNCTION: refused = "the function \(second) is not for queries"
        case SQLITE_PRAGMA where Self.pragmas.contains(first.lowercased()): return SQLITE_OK
        case SQLITE_PRAGMA:
            refused = "PRAGMA \(first) is not for queries; allowed are \(Self.pragmas.joined(separator: ", "))"
        case SQLITE_ATTACH: refused = "ATTACH would open another file"
        case SQLITE_DETACH: refused = "DETACH has nothing to work on"
        case SQLITE_TRANSACTION, SQLITE_SAVEPOINT: refused = "transactions have no use here"
        // SQLite makes and drops tables by way of tables of its own.
        case SQLITE_INSERT where !first.hasPrefix("sqlite_"): refused = refused ?? "it would insert into \(first)"
        case SQLITE_UPDATE where !first.hasPrefix("sqlite_"): refused = refused ?? "it would update \(first)"
        case SQLITE_DELETE where !first.hasPrefix("sqlite_"): refused = refused ?? "it would delete from \(first)"
        // So SQLite makes the table of a pragma, or of itself, that a query asks for.
        case SQLITE_UPDATE where first == "sqlite_master" && second == "type":
            refused =
                refused
                ?? "it asks for a table that SQLite makes of itself; of these there are \(Self.tables.joined(separator: ", "))"
        case SQLITE_ANALYZE, SQLITE_REINDEX: refused = "there is nothing to analyse or index"
        default: refused = refused ?? "it would create, change or drop something"
        }
        return SQLITE_DENY
    }

    /// What says something of tables and functions and changes nothing, whatever its argument.
    static let pragmas = [
        "table_info", "table_xinfo", "table_list", "function_list", "collation_list", "compile_options",
    ]
    /// The tables that SQLite makes of itself and that queries may ask.
    static let tables = ["json_each", "json_tree"] + pragmas.map { "pragma_" + $0 }
    private static let forbiddenFunctions: Set<String> = ["load_extension", "fts3_tokenizer"]
}
