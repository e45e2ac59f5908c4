import EventModel
import GRDB
import Testing

@testable import EventStore

struct `Pages of the file` {
    /// A file with rows of so many bytes each, in this order, and how many bytes of each page of theirs are not used.
    private static func unused(_ counts: [Int]) throws -> [Int] {
        var configuration = Configuration()
        configuration.prepareDatabase { try $0.execute(sql: "PRAGMA page_size = \(StoredBytes.pageSize)") }
        return try DatabaseQueue(configuration: configuration).write { database in
            try database.execute(sql: "CREATE TABLE stored_bytes (number INTEGER PRIMARY KEY, bytes BLOB NOT NULL)")
            for count in counts {
                try database.execute(sql: "INSERT INTO stored_bytes (bytes) VALUES (zeroblob(?))", arguments: [count])
            }
            return try Int.fetchAll(
                database,
                sql: "SELECT unused FROM dbstat WHERE name = 'stored_bytes' AND pagetype = 'leaf' ORDER BY pageno"
            )
        }
    }

    @Test(arguments: [
        0, 1, 51, 52, 100, 5_000, 8_185, 8_186, 16_000, 16_343, 16_344, 16_345, 20_000, 32_000, 50_000, 1_000_000,
    ])
    func `a row takes of its page what SQLite says`(count: Int) throws {
        // A number takes one byte here, and up to four of them are allowed for.
        let share = StoredBytes.pageSize - 8 - (try #require(try Self.unused([count]).first))
        #expect((share...share + 3).contains(PageFilling.share(of: count)))
    }

    @Test func `the order given leaves little of pages unused, and every row comes once`() throws {
        let counts = (0..<400).map { 10 + $0 * 7_919 % 12_000 }
        let order = PageFilling.order(of: counts)
        #expect(order.sorted() == Array(counts.indices))
        let (before, after) = (try Self.unused(counts), try Self.unused(order.map { counts[$0] }))
        #expect(after.count < before.count)
        #expect(after.reduce(0, +) * 4 < before.reduce(0, +))
        #expect(PageFilling.order(of: []).isEmpty)
    }

    @Test func `bytes that are written together come back in the order in which they were given`() throws {
        let store = try TemporaryStore()
        let file = try StoreFile(path: store.path, .writing(timeZone: .utc))
        let all = [9_000, 3, 16_000, 7_000, 0, 12_000].map { count in
            [UInt8](repeating: UInt8(count % 251), count: count)
        }
        try file.write { database in
            let stored = try StoredBytes.insert(all.map { StoredBytes.Packed($0, .none) }, database)
            let reader = StoredBytesReader(database)
            defer { reader.close() }
            for (stored, bytes) in zip(stored, all) {
                #expect(try reader.bytes(of: stored, at: "here") == bytes)
            }
        }
        try file.close()
    }
}
