internal import Columns
internal import EventModel
internal import Foundation
internal import GRDB

/// The versions of orders in the file: groups that were folded together, and a bitmap of those that were replaced since.
enum OrderVersionTable {
    /// Reads all live versions.
    static func read(_ database: Database) throws -> OrderVersions {
        var all = OrderVersions()
        let rows = try Row.fetchCursor(
            database,
            sql: "SELECT versions, live, dead, bytes FROM order_version_group ORDER BY number"
        )
        while let row = try rows.next() {
            let group = try decode(row, bytesIndex: 3)
            guard row[1] as Int != group.count else {
                all.append(group)
                continue
            }
            let dead = deadBits(row, index: 2, count: group.count)
            for version in 0..<group.count where !dead[version] { all.append(version, of: group) }
        }
        return all
    }

    /// How many orders there are: those with a live version.
    static func orderCount(_ database: Database) throws -> Int {
        let greatest = try Int.fetchOne(database, sql: "SELECT max(greatest_order) FROM order_version_group") ?? -1
        var orders = Bitmap(count: greatest + 1)
        let rows = try Row.fetchCursor(
            database,
            sql: "SELECT versions, live, dead, bytes FROM order_version_group WHERE live > 0"
        )
        while let row = try rows.next() {
            let count: Int = row[0]
            let dead = deadBits(row, index: 2, count: count)
            let codes = try self.orders(row, versionsIndex: 0, bytesIndex: 3)
            for version in 0..<count where !dead[version] && codes[version] < orders.count {
                orders[Int(codes[version])] = true
            }
        }
        return orders.ones
    }

    /// Adds a group.
    static func insert(_ versions: OrderVersions, _ database: Database) throws {
        guard let least = versions.orders.min(), let greatest = versions.orders.max() else { return }
        var bytes: [UInt8] = []
        IntegerStream.append(versions.orders, to: &bytes)
        IntegerStream.append(versions.contacts, to: &bytes)
        IntegerStream.append(versions.validFrom, to: &bytes)
        // An open end is written as the start: no version ends where it begins, and the column stays narrow.
        IntegerStream.append(zip(versions.validFrom, versions.validTo).map { $1 == .max ? $0 : $1 }, to: &bytes)
        IntegerStream.append(versions.statuses, to: &bytes)
        IntegerStream.append(versions.totalMantissas, to: &bytes)
        IntegerStream.append(versions.totalScales, to: &bytes)
        IntegerStream.append(versions.dates, to: &bytes)
        IntegerStream.append(versions.currencies, to: &bytes)
        IntegerStream.append(versions.events, to: &bytes)
        IntegerStream.append(versions.origins, to: &bytes)
        try database.execute(
            sql: """
                INSERT INTO order_version_group (versions, live, least_order, greatest_order, bytes) VALUES (?, ?, ?, ?, ?)
                """,
            arguments: [versions.count, versions.count, Int(least), Int(greatest), Data(bytes)]
        )
    }

    /// Marks the versions of the given orders as replaced.
    static func remove(orders: Bitmap, _ database: Database) throws {
        let numbers = try Int.fetchAll(
            database,
            sql: "SELECT number FROM order_version_group WHERE live > 0 AND least_order < ?",
            arguments: [orders.count]
        )
        for number in numbers {
            // One group at a time: all versions of a large store would not fit the memory of an import.
            let row = try Row.fetchOne(
                database,
                sql: "SELECT number, versions, live, dead, bytes FROM order_version_group WHERE number = ?",
                arguments: [number]
            )
            guard let row else { continue }
            let codes = try self.orders(row, versionsIndex: 1, bytesIndex: 4)
            var dead = deadBits(row, index: 3, count: codes.count)
            var live: Int = row[2]
            for version in codes.indices {
                let order = Int(codes[version])
                guard order < orders.count, orders[order], !dead[version] else { continue }
                dead[version] = true
                live -= 1
            }
            guard live != row[2] as Int else { continue }
            try database.execute(
                sql: "UPDATE order_version_group SET live = ?, dead = ? WHERE number = ?",
                arguments: [live, bytes(of: dead), row[0] as Int]
            )
        }
    }

    /// The orders of a group's versions, all else left alone.
    private static func orders(_ row: Row, versionsIndex: Int, bytesIndex: Int) throws -> [UInt32] {
        try row.withUnsafeData(atIndex: bytesIndex) { data in
            try (data ?? Data()).withUnsafeBytes { bytes in
                var offset = 0
                return try ChunkDecoding.stream(UInt32.self, bytes, &offset, count: row[versionsIndex])
            }
        }
    }

    private static func decode(_ row: Row, versionsIndex: Int = 0, bytesIndex: Int) throws -> OrderVersions {
        let count: Int = row[versionsIndex]
        return try row.withUnsafeData(atIndex: bytesIndex) { data in
            try (data ?? Data()).withUnsafeBytes { bytes in
                var versions = OrderVersions()
                var offset = 0
                versions.orders = try ChunkDecoding.stream(UInt32.self, bytes, &offset, count: count)
                versions.contacts = try ChunkDecoding.stream(UInt32.self, bytes, &offset, count: count)
                versions.validFrom = try ChunkDecoding.stream(Int64.self, bytes, &offset, count: count)
                versions.validTo = try ChunkDecoding.stream(Int64.self, bytes, &offset, count: count)
                for version in 0..<count where versions.validTo[version] == versions.validFrom[version] {
                    versions.validTo[version] = .max
                }
                versions.statuses = try ChunkDecoding.stream(UInt8.self, bytes, &offset, count: count)
                versions.totalMantissas = try ChunkDecoding.stream(Int64.self, bytes, &offset, count: count)
                versions.totalScales = try ChunkDecoding.stream(UInt8.self, bytes, &offset, count: count)
                versions.dates = try ChunkDecoding.stream(Int64.self, bytes, &offset, count: count)
                versions.currencies = try ChunkDecoding.stream(UInt32.self, bytes, &offset, count: count)
                versions.events = try ChunkDecoding.stream(Int64.self, bytes, &offset, count: count)
                versions.origins = try ChunkDecoding.stream(Int64.self, bytes, &offset, count: count)
                return versions
            }
        }
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

extension OrderVersions {
    fileprivate mutating func append(_ other: OrderVersions) {
        orders += other.orders
        contacts += other.contacts
        validFrom += other.validFrom
        validTo += other.validTo
        statuses += other.statuses
        totalMantissas += other.totalMantissas
        totalScales += other.totalScales
        dates += other.dates
        currencies += other.currencies
        events += other.events
        origins += other.origins
    }

    fileprivate mutating func append(_ version: Int, of other: OrderVersions) {
        orders.append(other.orders[version])
        contacts.append(other.contacts[version])
        validFrom.append(other.validFrom[version])
        validTo.append(other.validTo[version])
        statuses.append(other.statuses[version])
        totalMantissas.append(other.totalMantissas[version])
        totalScales.append(other.totalScales[version])
        dates.append(other.dates[version])
        currencies.append(other.currencies[version])
        events.append(other.events[version])
        origins.append(other.origins[version])
    }
}
