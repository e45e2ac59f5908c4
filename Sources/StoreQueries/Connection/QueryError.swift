/// Why a query is not answered.
package enum QueryError: Error, Sendable, CustomStringConvertible {
    /// The text is not exactly one statement.
    case notOne(String)
    /// It would do more than read.
    case refused(String)
    /// It cannot be understood, or goes wrong with this data.
    case wrong(QueryFault)
    /// SQLite could not go on: no memory, no room for what it puts aside.
    case failed(String)
    /// Somebody stopped it.
    case stopped

    /// What is wrong, where, and what to do.
    package var description: String {
        switch self {
        case .notOne(let message): message
        case .refused(let what): "queries only read, and this is refused: \(what)"
        case .wrong(let fault): fault.description
        case .failed(let message): "the query cannot be answered: \(message)"
        case .stopped: "the query was stopped"
        }
    }
}
