internal import GRDB

extension StoreError {
    /// Says in the store's words what SQLite complains about.
    init(_ error: DatabaseError, path: String) {
        let detail = error.message ?? "SQLite error \(error.resultCode.rawValue)"
        switch error.resultCode {
        case .SQLITE_NOTADB: self = .notAStore(path: path)
        // The statements are right. So a table is not there or not as it was made, or it has rows that nobody wrote: sums of them
        // pass 64 bits, or what is worked out from them comes twice.
        case .SQLITE_CORRUPT, .SQLITE_ERROR, .SQLITE_CONSTRAINT, .SQLITE_MISMATCH:
            self = .damaged(path: path, detail: detail)
        case .SQLITE_FULL: self = .noRoom(path: path)
        case .SQLITE_IOERR where Self.ofWriting.contains(error.extendedResultCode): self = .cannotGrow(path: path)
        case .SQLITE_BUSY, .SQLITE_LOCKED: self = .held(path: path)
        default: self = .refused(path: path, detail: detail)
        }
    }

    /// What SQLite says when a file, the log or its index cannot be made longer or brought to the disk.
    private static let ofWriting: [ResultCode] = [
        .SQLITE_IOERR_WRITE, .SQLITE_IOERR_SHMSIZE, .SQLITE_IOERR_TRUNCATE, .SQLITE_IOERR_FSYNC,
        .SQLITE_IOERR_DIR_FSYNC, .SQLITE_IOERR_SHMMAP, .SQLITE_IOERR_SHMOPEN,
    ]
}
