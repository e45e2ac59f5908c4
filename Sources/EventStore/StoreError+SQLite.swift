internal import GRDB

extension StoreError {
    /// Says in the store's words what SQLite complains about.
    init(_ error: DatabaseError, path: String) {
        let detail = error.message ?? "SQLite error \(error.resultCode.rawValue)"
        switch error.resultCode {
        case .SQLITE_NOTADB: self = .notAStore(path: path)
        case .SQLITE_CORRUPT: self = .damaged(path: path, detail: detail)
        // Of a sum: only numbers that nobody wrote pass 64 bits.
        case .SQLITE_ERROR where detail == "integer overflow": self = .damaged(path: path, detail: detail)
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
