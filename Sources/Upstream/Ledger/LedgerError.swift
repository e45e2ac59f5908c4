internal import GRDB

/// Why the ledger of pushes cannot be used.
package enum LedgerError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The file cannot be opened, read or written.
    case refused(path: String, detail: String)
    /// The file is no ledger.
    case notALedger(path: String)
    /// The file was written by a later version of the program.
    case newerFormat(path: String)
    /// Another push is under way.
    case busy(path: String)

    /// What happened and what to do.
    package var description: String {
        switch self {
        case .refused(let path, let detail):
            "\(path): the ledger of pushes: \(detail). What was committed is kept; mend that and run the same command again."
        case .notALedger(let path):
            "\(path): this is no ledger of pushes. Move it away if it is something else; if it is damaged, restore it from a "
                + "copy, since without it nobody knows what was sent."
        case .newerFormat(let path): "\(path): written by a newer Muster; use that."
        case .busy(let path): "\(path): another push is under way. Wait for its end, or stop it with Ctrl-C."
        }
    }

    /// Calls, and says in the ledger's words what SQLite complains about.
    static func translating<Result>(_ path: String, _ body: () throws -> Result) throws -> Result {
        do {
            return try body()
        } catch let error as DatabaseError {
            switch error.resultCode {
            case .SQLITE_NOTADB, .SQLITE_CORRUPT: throw LedgerError.notALedger(path: path)
            default:
                throw LedgerError.refused(
                    path: path,
                    detail: error.message ?? "SQLite error \(error.resultCode.rawValue)"
                )
            }
        }
    }
}
