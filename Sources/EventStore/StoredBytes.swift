internal import Columns
internal import Foundation
internal import GRDB

/// Bytes in the file, and what they must be: every table that has some refers to them like this.
///
/// They lie in a table of their own, so that a scan of what refers to them stays small.
struct StoredBytes: Sendable {
    /// The row of the bytes.
    let data: Int64
    /// How many bytes lie in the file.
    let count: Int
    /// How many they are unpacked; 0 if they lie there as they are.
    let unpackedCount: Int
    /// The XXH3 hash of the bytes as they lie in the file.
    let checksum: Int64

    /// The columns that refer to bytes, in the order of ``init(_:at:)`` and ``arguments``.
    static let columns = "data, bytes, unpacked, checksum"

    /// Reads a reference from four columns of a row, from the given one on.
    init(_ row: Row, at index: Int) {
        data = row[index]
        count = row[index + 1]
        unpackedCount = row[index + 2]
        checksum = row[index + 3]
    }

    /// Reads a reference from four columns of a row, from the given one on.
    init(_ row: DirectRow, at index: Int) {
        data = row[index]
        count = Int(row[index + 1])
        unpackedCount = Int(row[index + 2])
        checksum = row[index + 3]
    }

    private init(data: Int64, count: Int, unpackedCount: Int, checksum: Int64) {
        self.data = data
        self.count = count
        self.unpackedCount = unpackedCount
        self.checksum = checksum
    }

    var arguments: StatementArguments { [data, count, unpackedCount, checksum] }

    /// Whether bytes are packed where that saves something.
    enum Packing {
        /// They are looked at in place.
        case none
        /// Zstandard, if it saves a quarter.
        case zstandard
    }

    /// Bytes as they are going to lie in the file.
    struct Packed {
        fileprivate let bytes: [UInt8]
        /// How many they are unpacked; 0 if they lie there as they are.
        fileprivate let unpackedCount: Int

        /// Packs bytes if that is wanted and pays.
        init(_ bytes: [UInt8], _ packing: Packing) {
            if packing == .zstandard, let packed = Zstandard.packed(bytes) {
                (self.bytes, unpackedCount) = (packed, bytes.count)
            } else {
                (self.bytes, unpackedCount) = (bytes, 0)
            }
        }
    }

    /// The bytes of a page of the file.
    static let pageSize = 16_384

    /// Writes bytes.
    static func insert(_ bytes: [UInt8], _ database: Database, packing: Packing = .none) throws -> StoredBytes {
        try insert(Packed(bytes, packing), database)
    }

    /// Writes bytes that belong together, in the order in which they fill pages; the results are in the order given.
    static func insert(_ all: [Packed], _ database: Database) throws -> [StoredBytes] {
        let written = try PageFilling.order(of: all.map(\.bytes.count)).map { place in
            (place, try insert(all[place], database))
        }
        return written.sorted { $0.0 < $1.0 }.map(\.1)
    }

    private static func insert(_ packed: Packed, _ database: Database) throws -> StoredBytes {
        let insert = try database.cachedStatement(sql: "INSERT INTO stored_bytes (bytes) VALUES (?)")
        try packed.bytes.withUnsafeBytes { stored in
            // Looked at while the statement runs, not copied.
            let data = stored.baseAddress.map {
                Data(bytesNoCopy: UnsafeMutableRawPointer(mutating: $0), count: stored.count, deallocator: .none)
            }
            try insert.execute(arguments: [data ?? Data()])
        }
        return StoredBytes(
            data: database.lastInsertedRowID,
            count: packed.bytes.count,
            unpackedCount: packed.unpackedCount,
            checksum: packed.bytes.withUnsafeBytes { Int64(bitPattern: TextHash.of($0)) }
        )
    }

    /// Calls with the bytes, after their checksum was found right.
    ///
    /// - Parameter place: Where they belong, for the error.
    /// - Throws: ``DamagedBytes``, also for a ``CorruptColumn`` of the body.
    func withBytes<Result>(
        _ database: Database,
        at place: @autoclosure () -> String,
        _ body: (UnsafeRawBufferPointer) throws -> Result
    ) throws -> Result {
        try withPackedBytes(database, at: place()) { bytes in try withUnpacked(bytes, at: place(), body) }
    }

    /// Calls with the bytes as they lie in the file, which nobody has held against their checksum yet.
    private func withPackedBytes<Result>(
        _ database: Database,
        at place: @autoclosure () -> String,
        _ body: (UnsafeRawBufferPointer) throws -> Result
    ) throws -> Result {
        let statement = try database.cachedStatement(sql: "SELECT bytes FROM stored_bytes WHERE number = ?")
        let read = try statement.withDirectRow([data]) { row in
            try row.withBytes(0) { bytes in
                guard bytes.count == count, unpackedCount >= 0 else {
                    throw DamagedBytes(
                        place: place(),
                        detail: "it has \(bytes.count) bytes, not those of the catalogue"
                    )
                }
                return try body(bytes)
            }
        }
        guard let result = read else { throw DamagedBytes(place: place(), detail: "its bytes are missing") }
        return result
    }

    /// Calls with what bytes of the file hold, after their checksum was found right.
    ///
    /// - Throws: ``DamagedBytes``, also for a ``CorruptColumn`` of the body.
    func withUnpacked<Result>(
        _ bytes: UnsafeRawBufferPointer,
        at place: @autoclosure () -> String,
        _ body: (UnsafeRawBufferPointer) throws -> Result
    ) throws -> Result {
        try check(bytes, at: place())
        return try telling(place()) {
            guard unpackedCount > 0 else { return try body(bytes) }
            return try unpacked(bytes, at: place()).withUnsafeBytes { try body($0) }
        }
    }

    /// What bytes of the file hold, to be kept, after their checksum was found right.
    ///
    /// - Throws: ``DamagedBytes``.
    func unpacked(
        keeping bytes: AllocatedBytes,
        at place: @autoclosure () -> String
    ) throws(DamagedBytes) -> AllocatedBytes {
        try check(bytes.bytes, at: place())
        guard unpackedCount > 0 else { return bytes }
        guard let unpacked = Zstandard.allocated(bytes.bytes, count: unpackedCount) else {
            throw Self.packedWrong(place())
        }
        return unpacked
    }

    private static func packedWrong(_ place: String) -> DamagedBytes {
        DamagedBytes(place: place, detail: "its bytes cannot be unpacked")
    }

    /// Calls with the bytes as a list, which may be kept, after their checksum was found right.
    ///
    /// - Throws: ``DamagedBytes``, also for a ``CorruptColumn`` of the body.
    func withList<Result>(
        _ database: Database,
        at place: @autoclosure () -> String,
        _ body: ([UInt8]) throws -> Result
    ) throws -> Result {
        let list = try withPackedBytes(database, at: place()) { bytes in
            try check(bytes, at: place())
            return unpackedCount > 0 ? try unpacked(bytes, at: place()) : Array(bytes)
        }
        return try telling(place()) { try body(list) }
    }

    private func unpacked(
        _ bytes: UnsafeRawBufferPointer,
        at place: @autoclosure () -> String
    ) throws(DamagedBytes) -> [UInt8] {
        guard let unpacked = Zstandard.unpacked(bytes, count: unpackedCount) else { throw Self.packedWrong(place()) }
        return unpacked
    }

    /// Tells of a corrupt column with its place.
    func telling<Result>(_ place: @autoclosure () -> String, _ body: () throws -> Result) throws -> Result {
        do {
            return try body()
        } catch let error as CorruptColumn {
            throw DamagedBytes(place: place(), detail: error.description)
        }
    }

    /// Finds the checksum of bytes of the file right.
    func check(_ bytes: UnsafeRawBufferPointer, at place: @autoclosure () -> String) throws(DamagedBytes) {
        guard Int64(bitPattern: TextHash.of(bytes)) == checksum else {
            throw DamagedBytes(place: place(), detail: "its checksum does not match")
        }
    }

    /// Removes the bytes of rows that are going to be removed.
    ///
    /// - Parameter rows: A table and, if need be, a condition: `chunk WHERE part = 1`.
    static func remove(ofRowsOf rows: String, arguments: StatementArguments = [], _ database: Database) throws {
        try database.execute(
            sql: "DELETE FROM stored_bytes WHERE number IN (SELECT data FROM \(rows))",
            arguments: arguments
        )
    }
}

/// Bytes of the file that cannot be what was written.
struct DamagedBytes: Error, CustomStringConvertible {
    let place: String
    let detail: String

    var description: String { "\(place): \(detail)" }
}
