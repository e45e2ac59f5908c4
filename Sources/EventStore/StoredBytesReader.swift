internal import GRDB
internal import GRDBSQLite

/// Reads bytes of the file straight to where somebody is going to look at them.
///
/// A statement has SQLite put bytes of several pages together in memory of its own first, and they would be copied from there once
/// more for another thread: a fifth of what a question about orders takes. Close the reader before the transaction ends; it holds on to it.
final class StoredBytesReader {
    private let database: Database
    /// SQLite's handle, which goes from one row to the next.
    private var handle: OpaquePointer?

    init(_ database: Database) { self.database = database }

    deinit { close() }

    /// Lets go of the transaction.
    func close() {
        sqlite3_blob_close(handle)
        handle = nil
    }

    /// A copy of bytes as they lie in the file, to be given to ``StoredBytes/withUnpacked(_:at:_:)`` by any thread.
    func bytes(of stored: StoredBytes, at place: @autoclosure () -> String) throws -> [UInt8] {
        let count = try move(to: stored, at: place())
        return try [UInt8](unsafeUninitializedCapacity: count) { bytes, initialized in
            try read(into: UnsafeMutableRawBufferPointer(bytes))
            initialized = count
        }
    }

    /// A copy of bytes as they lie in the file, in memory that the caller frees.
    ///
    /// - Parameter ranges: What is read of them; the rest means nothing. Nil for all.
    func allocatedBytes(
        of stored: StoredBytes,
        ranges: [Range<Int>]? = nil,
        at place: @autoclosure () -> String
    ) throws -> UnsafeRawBufferPointer {
        let count = try move(to: stored, at: place())
        let bytes = UnsafeMutableRawBufferPointer.allocate(byteCount: count, alignment: 8)
        do {
            for range in ranges ?? [0..<count] {
                try read(into: UnsafeMutableRawBufferPointer(rebasing: bytes[range]), from: range.lowerBound)
            }
        } catch {
            bytes.deallocate()
            throw error
        }
        return UnsafeRawBufferPointer(bytes)
    }

    /// Goes to the row of some bytes, and says how many they are.
    private func move(to stored: StoredBytes, at place: @autoclosure () -> String) throws -> Int {
        let code =
            handle == nil
            ? sqlite3_blob_open(database.sqliteConnection, "main", "stored_bytes", "bytes", stored.data, 0, &handle)
            : sqlite3_blob_reopen(handle, stored.data)
        guard code == SQLITE_OK else {
            // A handle that found no row finds no other one either.
            let error = error(code)
            close()
            guard code == SQLITE_ERROR else { throw error }
            throw DamagedBytes(place: place(), detail: "its bytes are missing")
        }
        let count = Int(sqlite3_blob_bytes(handle))
        guard count == stored.count, stored.unpackedCount >= 0 else {
            throw DamagedBytes(place: place(), detail: "its bytes are not as many as the catalogue says")
        }
        return count
    }

    private func read(into bytes: UnsafeMutableRawBufferPointer, from offset: Int = 0) throws {
        let code = sqlite3_blob_read(handle, bytes.baseAddress, Int32(bytes.count), Int32(offset))
        guard code == SQLITE_OK else { throw error(code) }
    }

    private func error(_ code: Int32) -> DatabaseError {
        let message = sqlite3_errmsg(database.sqliteConnection).map { String(cString: $0) }
        return DatabaseError(resultCode: ResultCode(rawValue: code), message: message)
    }
}
