internal import Columns
internal import EventModel
internal import Foundation
internal import GRDB

/// The versions of orders in the file: groups that were folded together, and a bitmap of those that were replaced since.
enum OrderVersionTable {
    /// Reads all live versions, or those of the groups with these numbers.
    static func read(_ database: Database, groups: ClosedRange<Int>? = nil) throws -> OrderVersions {
        let reading = OrderVersionReading()
        let groups = groups ?? 0...Int.max
        let rows = try Row.fetchCursor(
            database,
            sql: """
                SELECT number, versions, live, dead, \(StoredBytes.columns) FROM order_version_group
                WHERE number BETWEEN ? AND ? ORDER BY number
                """,
            arguments: [groups.lowerBound, groups.upperBound]
        )
        while let row = try rows.next() {
            let (count, live): (Int, Int) = (row[1], row[2])
            guard live > 0 else { continue }
            let dead = live == count ? nil : deadBits(row, index: 3, count: count)
            try withBytes(of: row, at: 4, database) { try reading.add($0, versions: count, dead: dead) }
        }
        do {
            return try reading.versions()
        } catch {
            throw DamagedBytes(place: "order versions", detail: error.description)
        }
    }

    /// Adds a group.
    static func insert(_ versions: OrderVersions, _ database: Database) throws {
        try insert(versions, number: nil, database)
        try addOrders(OrderVersionEncoding.orderCount(versions.orders), database)
    }

    private static func insert(_ versions: OrderVersions, number: Int?, _ database: Database) throws {
        guard let least = versions.orders.min(), let greatest = versions.orders.max() else { return }
        let stored = try StoredBytes.insert(OrderVersionEncoding.encode(versions), database)
        try database.execute(
            sql: """
                INSERT INTO order_version_group
                    (number, versions, live, least_order, greatest_order, \(StoredBytes.columns))
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [number, versions.count, versions.count, Int(least), Int(greatest)] + stored.arguments
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
                sql:
                    "SELECT number, versions, live, dead, \(StoredBytes.columns) FROM order_version_group WHERE number = ?",
                arguments: [number]
            )
            guard let row else { continue }
            let codes = try withBytes(of: row, at: 4, database) {
                try OrderVersionEncoding.orders($0, count: row[1])
            }
            var dead = deadBits(row, index: 3, count: codes.count)
            var replaced: [UInt32] = []
            for version in codes.indices {
                let order = Int(codes[version])
                guard order < orders.count, orders[order], !dead[version] else { continue }
                dead[version] = true
                replaced.append(codes[version])
            }
            guard !replaced.isEmpty else { continue }
            try database.execute(
                sql: "UPDATE order_version_group SET live = live - ?, dead = ? WHERE number = ?",
                arguments: [replaced.count, bytes(of: dead), number]
            )
            try addOrders(-OrderVersionEncoding.orderCount(replaced), database)
        }
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
        var dead = Bitmap(count: count)
        let bytes: Data = row[index] ?? Data()
        for version in 0..<min(count, bytes.count * 8)
        where bytes[bytes.startIndex + version / 8] >> UInt8(version % 8) & 1 == 1 {
            dead[version] = true
        }
        return dead
    }

    private static func bytes(of bitmap: Bitmap) -> Data {
        var bytes = Data(count: (bitmap.count + 7) / 8)
        bitmap.forEachOne { bytes[$0 / 8] |= 1 << UInt8($0 % 8) }
        return bytes
    }
}
