/// What all tables of a connection share while a query runs.
final class QueryRun {
    /// Why a table could not be read; SQLite itself only knows that something failed.
    var failure: (any Error)?
    /// How many rows tables have gone through, so that somebody who waits sees that it moves.
    var rowsRead = 0
}
