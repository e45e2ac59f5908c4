internal import Columns
internal import EventModel
internal import Foundation
internal import GRDB

/// The versions of orders in the file: groups that were folded together, and a bitmap of the orders that were
/// replaced since.
enum OrderVersionTable {
    /// Reads all live versions, or those of the groups with these numbers, or those valid at a moment.
    static func read(
        _ database: Database,
        groups: ClosedRange<Int>? = nil,
        validAt moment: Int64? = nil
    ) throws -> OrderVersions {
        let found = OrderVersionGroups(validAt: moment)
        let groups = groups ?? 0...Int.max
        let rows = try Row.fetchCursor(
            database,
            sql: """
                SELECT number, versions, live, orders, dead, greatest_start, \(StoredBytes.columns)
                FROM order_version_group
                WHERE number BETWEEN ? AND ? AND live > 0 AND least_start <= ? ORDER BY number
                """,
            arguments: [groups.lowerBound, groups.upperBound, moment ?? .max]
        )
        while let row = try rows.next() {
            let (versions, live): (Int, Int) = (row[1], row[2])
            let dead = live == versions ? nil : deadBits(row, index: 4, count: row[3])
            try withBytes(of: row, at: 6, database) {
                found.add($0, versions: versions, dead: dead, latest: row[5])
            }
        }
        do {
            try found.open()
            return OrderVersions(StoredOrderVersions(found))
        } catch {
            throw DamagedBytes(place: "order versions", detail: error.description)
        }
    }

    /// Adds a group.
    static func insert(_ versions: OrderVersions, _ database: Database) throws {
        try insert(versions, number: nil, database)
        try addOrders(orderCount(versions.orders), database)
    }

    private static func insert(_ versions: OrderVersions, number: Int?, _ database: Database) throws {
        let (orders, starts) = (versions.orders, versions.validFrom)
        guard let least = orders.min(), let greatest = orders.max() else { return }
        let stored = try StoredBytes.insert(OrderVersionEncoding.encode(versions), database)
        try database.execute(
            sql: """
                INSERT INTO order_version_group
                    (number, versions, live, orders, least_order, greatest_order, least_start, greatest_start,
                    \(StoredBytes.columns))
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                number, versions.count, versions.count, orderCount(orders), Int(least), Int(greatest),
                starts.min(), starts.max(),
            ] + stored.arguments
        )
    }

    /// Joins neighbouring groups up to so many versions, and takes out those that were replaced.
    static func joinGroups(ofVersions greatest: Int, _ database: Database) throws {
        let rows = try Row.fetchAll(
            database,
            sql: "SELECT number, versions, live FROM order_version_group ORDER BY number"
        )
        var runs: [(numbers: ClosedRange<Int>, groups: Int, live: Int, isWhole: Bool)] = []
        for row in rows {
            let (number, versions, live): (Int, Int, Int) = (row[0], row[1], row[2])
            if let last = runs.last, last.live + live <= greatest {
                runs[runs.count - 1] = (
                    last.numbers.lowerBound...number, last.groups + 1, last.live + live,
                    last.isWhole && live == versions
                )
            } else {
                runs.append((number...number, 1, live, live == versions))
            }
        }
        for run in runs where run.groups > 1 || !run.isWhole {
            let versions = try read(database, groups: run.numbers)
            let replaced = "order_version_group WHERE number BETWEEN ? AND ?"
            let arguments: StatementArguments = [run.numbers.lowerBound, run.numbers.upperBound]
            try StoredBytes.remove(ofRowsOf: replaced, arguments: arguments, database)
            try database.execute(sql: "DELETE FROM \(replaced)", arguments: arguments)
            // The sort keeps what has the same order as it is: oldest first.
            let sorted = versions.rows(SortedOrder.of(versions.orders.map { Int64($0) }))
            try insert(sorted, number: run.numbers.lowerBound, database)
        }
    }

    /// Marks the versions of the given orders as replaced.
    static func remove(orders: Bitmap, _ database: Database) throws {
        guard let least = orders.firstOne else { return }
        let numbers = try Int.fetchAll(
            database,
            sql: "SELECT number FROM order_version_group WHERE live > 0 AND least_order < ? AND greatest_order >= ?",
            arguments: [orders.count, least]
        )
        for number in numbers {
            // One group at a time: all versions of a large store would not fit the memory of an import.
            let row = try Row.fetchOne(
                database,
                sql: "SELECT number, dead, \(StoredBytes.columns) FROM order_version_group WHERE number = ?",
                arguments: [number]
            )
            guard let row else { continue }
            let (codes, lengths) = try withBytes(of: row, at: 2, database) { try OrderVersionEncoding.runs($0) }
            var dead = deadBits(row, index: 1, count: codes.count)
            var (replaced, versions) = (0, 0)
            for (place, code) in codes.enumerated()
            where code < orders.count && orders[Int(code)] && !dead[place] {
                dead[place] = true
                replaced += 1
                versions += Int(lengths[place])
            }
            guard replaced > 0 else { continue }
            try database.execute(
                sql: "UPDATE order_version_group SET live = live - ?, dead = ? WHERE number = ?",
                arguments: [versions, bytes(of: dead), number]
            )
            try addOrders(-replaced, database)
        }
    }

    /// How many orders there are in a list of the orders of versions.
    private static func orderCount(_ orders: [UInt32]) -> Int {
        var count = orders.isEmpty ? 0 : 1
        for index in orders.indices.dropFirst() where orders[index] != orders[index - 1] { count += 1 }
        return count
    }

    private static func addOrders(_ count: Int, _ database: Database) throws {
        try Setting.set(.orders, (try Setting.get(.orders, database) ?? 0) + count, database)
    }

    private static func withBytes<Result>(
        of row: Row,
        at index: Int,
        _ database: Database,
        _ body: (UnsafeRawBufferPointer) throws -> Result
    ) throws -> Result {
        try StoredBytes(row, at: index).withBytes(database, at: "order versions, group \(row[0] as Int)", body)
    }

    private static func deadBits(_ row: Row, index: Int, count: Int) -> Bitmap {
        let bytes: Data = row[index] ?? Data()
        var words = [UInt64](repeating: 0, count: (count + 63) / 64)
        words.withUnsafeMutableBytes { words in
            for (place, byte) in bytes.enumerated() where place < words.count { words[place] = byte }
        }
        for word in words.indices { words[word] = UInt64(littleEndian: words[word]) }
        return Bitmap(count: count, words: words)
    }

    private static func bytes(of bitmap: Bitmap) -> Data {
        var bytes = Data(count: (bitmap.count + 7) / 8)
        bitmap.forEachOne { bytes[$0 / 8] |= 1 << UInt8($0 % 8) }
        return bytes
    }
}
