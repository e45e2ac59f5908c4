internal import Columns
internal import EventModel
internal import Foundation
internal import GRDB

/// The versions of orders in the file: groups that were folded together, and a bitmap of the orders that were
/// replaced since.
enum OrderVersionTable {
    /// About how many versions lie in one group, the unit of reading.
    static let versionsPerGroup = 65_536

    /// All live versions, or those of the groups with these numbers, or those valid at a moment.
    ///
    /// - Parameters:
    ///   - dates: Groups in which no order has a date in the range may be left out.
    ///   - references: What there is for the versions to refer to.
    ///   - damage: Where damage is noted, which shows when versions are read, or lists decoded.
    static func read(
        _ database: Database,
        groups: ClosedRange<Int>? = nil,
        validAt moment: Int64? = nil,
        dates: ClosedRange<Int64>? = nil,
        among references: OrderReferences = .any,
        damage: Vocabulary.Damage
    ) throws -> OrderVersions {
        OrderVersions(
            try OrderVersionSource(
                database,
                groups: groups,
                validAt: moment,
                dates: dates,
                among: references,
                damage: damage
            )
        )
    }

    /// Reads what the orders of a group were.
    static func history(
        of number: Int,
        orders: Int,
        versions: Int,
        _ database: Database
    ) throws -> OrderVersionHistory {
        try withHistoryBytes(of: number, database) { try OrderVersionHistory($0, orders: orders, versions: versions) }
    }

    private static func withHistoryBytes<Result>(
        of number: Int,
        _ database: Database,
        _ body: (UnsafeRawBufferPointer) throws -> Result
    ) throws -> Result {
        let statement = try database.cachedStatement(
            sql: "SELECT \(StoredBytes.columns) FROM order_version_history WHERE number = ?"
        )
        let place = "history of order versions, group \(number)"
        guard let row = try Row.fetchOne(statement, arguments: [number]) else {
            throw DamagedBytes(place: place, detail: "it is missing")
        }
        return try StoredBytes(row, at: 0).withBytes(database, at: place, body)
    }

    /// What is wrong with what the table says of its groups, a sentence each.
    static func faults(_ database: Database) throws -> [String] {
        let lists = try StoreSchema.hasOrderVersionLists(database) ? "lists" : "NULL"
        let rows = try Row.fetchAll(
            database,
            sql: """
                SELECT number, least_order, greatest_order, least_start, greatest_start, least_date, greatest_date, live,
                    \(lists), \(StoredBytes.columns)
                FROM order_version_group ORDER BY number
                """
        )
        return try rows.flatMap { row -> [String] in
            let damage = Vocabulary.Damage()
            let number: Int = row[0]
            // Of a group whose versions were all replaced nobody reads the bytes.
            try withBytes(of: row, at: 9, database) { _ in }
            try withHistoryBytes(of: number, database) { _ in }
            let versions = try read(database, groups: number...number, damage: damage)
            let ranges: [(String, least: Int64, greatest: Int64, [Int64])] = [
                ("orders", row[1], row[2], versions.orders.map { Int64($0) }),
                ("starts", row[3], row[4], versions.validFrom), ("dates", row[5], row[6], versions.dates),
            ]
            try damage.check()
            let wrong = ranges.filter { _, least, greatest, values in values.contains { $0 < least || $0 > greatest } }
            let place = PackedOrderVersions.place(number)
            return wrong.map { "\(place): its \($0.0) are not in the range that the catalogue gives" }
                + (versions.count == row[7]
                    ? [] : ["\(place): it has \(versions.count) versions that hold, not \(row[7] as Int)"])
                + (try listsAreRight(row, database) ? [] : ["\(place): its lists are not where the catalogue says"])
        }
    }

    /// Whether the lists of a group lie where its row says, if it does.
    private static func listsAreRight(_ row: Row, _ database: Database) throws -> Bool {
        guard !(row[8] as DatabaseValue).isNull else { return true }
        let lists: Data = row[8]
        return try withBytes(of: row, at: 9, database) { bytes in
            lists.withUnsafeBytes { OrderVersionListPlaces($0, of: bytes.count) }?.areRight(.all, in: bytes) ?? false
        }
    }

    /// Adds a group.
    static func insert(_ versions: OrderVersions, _ database: Database) throws {
        guard let group = EncodedGroup(versions) else { return }
        try insert(group, number: nil, database)
        try addOrders(group.orders, database)
    }

    /// A group as it will lie in the file.
    private struct EncodedGroup {
        let versions: Int
        let orders: Int
        let orderCodes: ClosedRange<UInt32>
        let starts: ClosedRange<Int64>
        let dates: ClosedRange<Int64>
        let latest: (bytes: [UInt8], places: OrderVersionListPlaces)
        let history: [UInt8]

        /// Encodes versions, sorted by order; nil if there are none.
        init?(_ versions: OrderVersions) {
            guard let orderCodes = versions.orders.range, let starts = versions.validFrom.range,
                let dates = versions.dates.range
            else { return nil }
            (self.orderCodes, self.starts, self.dates) = (orderCodes, starts, dates)
            self.versions = versions.count
            orders = OrderVersionTable.orderCount(versions.orders)
            latest = OrderVersionEncoding.latest(versions)
            history = OrderVersionEncoding.history(versions)
        }
    }

    private static func insert(_ group: EncodedGroup, number: Int?, _ database: Database) throws {
        let latest = try StoredBytes.insert(group.latest.bytes, database)
        try database.execute(
            sql: """
                INSERT INTO order_version_group
                    (number, versions, live, orders, least_order, greatest_order, least_start, greatest_start,
                    least_date, greatest_date, lists, \(StoredBytes.columns))
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                number, group.versions, group.versions, group.orders,
                Int(group.orderCodes.lowerBound), Int(group.orderCodes.upperBound),
                group.starts.lowerBound, group.starts.upperBound, group.dates.lowerBound, group.dates.upperBound,
                Data(group.latest.places.bytes),
            ] + latest.arguments
        )
        let number = database.lastInsertedRowID
        let history = try StoredBytes.insert(group.history, database)
        try database.execute(
            sql: "INSERT INTO order_version_history (number, \(StoredBytes.columns)) VALUES (?, ?, ?, ?, ?)",
            arguments: [number] + history.arguments
        )
    }

    /// Removes groups, with what they refer to.
    static func remove(groups: ClosedRange<Int>, _ database: Database) throws {
        let arguments: StatementArguments = [groups.lowerBound, groups.upperBound]
        for table in ["order_version_group", "order_version_history"] {
            let rows = "\(table) WHERE number BETWEEN ? AND ?"
            try StoredBytes.remove(ofRowsOf: rows, arguments: arguments, database)
            try database.execute(sql: "DELETE FROM \(rows)", arguments: arguments)
        }
    }

    /// Joins neighbouring groups up to so many versions, and takes out those that were replaced.
    ///
    /// - Parameters:
    ///   - leastReplaced: The share of versions that were replaced from which on a group is written anew if nothing is
    ///     joined with it.
    ///   - leastGroups: How many groups are joined at least.
    static func joinGroups(
        ofVersions greatest: Int,
        leastReplaced: Double = 0,
        leastGroups: Int = 2,
        _ database: Database
    ) throws {
        let rows = try Row.fetchAll(
            database,
            sql: "SELECT number, versions, live FROM order_version_group ORDER BY number"
        )
        var runs: [GroupRun] = []
        for row in rows {
            try check(group: row[0], versions: row[1], live: row[2])
            let group = GroupRun(numbers: row[0]...row[0], groups: 1, versions: row[1], live: row[2])
            if let last = runs.last, last.live + group.live <= greatest {
                runs[runs.count - 1].append(group)
            } else {
                runs.append(group)
            }
        }
        var waiting = runs.filter { run in
            run.groups >= leastGroups
                || (run.live < run.versions && Double(run.versions - run.live) >= leastReplaced * Double(run.versions))
        }[...]
        // While one run is encoded, the next is read.
        try Concurrently.relay {
            guard let run = waiting.popFirst() else { return nil }
            let damage = Vocabulary.Damage()
            let versions = try read(database, groups: run.numbers, damage: damage)
            // The sort keeps what has the same order as it is: oldest first.
            let sorted = versions.rows(SortedOrder.of(versions.orders.map { Int64($0) }))
            try damage.check()
            return (run.numbers, sorted)
        } working: { (numbers: ClosedRange<Int>, versions: OrderVersions) in
            (numbers, EncodedGroup(versions))
        } take: { numbers, group in
            try remove(groups: numbers, database)
            if let group { try insert(group, number: numbers.lowerBound, database) }
        }
    }

    /// Neighbouring groups.
    private struct GroupRun {
        var numbers: ClosedRange<Int>
        var groups: Int
        var versions: Int
        var live: Int

        mutating func append(_ next: GroupRun) {
            numbers = numbers.lowerBound...next.numbers.upperBound
            groups += next.groups
            versions += next.versions
            live += next.live
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
            let codes = try withBytes(of: row, at: 2, database) { try OrderVersionEncoding.orders($0) }
            var dead = deadBits(row, index: 1, count: codes.count)
            var replaced: [Int] = []
            for (place, code) in codes.enumerated()
            where code < orders.count && orders[Int(code)] && !dead[place] {
                dead[place] = true
                replaced.append(place)
            }
            guard !replaced.isEmpty else { continue }
            let lengths = try withHistoryBytes(of: number, database) {
                try OrderVersionEncoding.lengths($0, orders: codes.count)
            }
            let versions = replaced.reduce(0) { $0 + Int(lengths[$1]) }
            try database.execute(
                sql: "UPDATE order_version_group SET live = live - ?, dead = ? WHERE number = ?",
                arguments: [versions, bytes(of: dead), number]
            )
            try addOrders(-replaced.count, database)
        }
    }

    /// How many orders there are in a list of the orders of versions.
    private static func orderCount(_ orders: [UInt32]) -> Int {
        var count = orders.isEmpty ? 0 : 1
        for index in orders.indices.dropFirst() where orders[index] != orders[index - 1] { count += 1 }
        return count
    }

    private static func addOrders(_ count: Int, _ database: Database) throws {
        try Setting.set(.orders, max(0, try Setting.number(.orders, database) + count), database)
    }

    private static func withBytes<Result>(
        of row: Row,
        at index: Int,
        _ database: Database,
        _ body: (UnsafeRawBufferPointer) throws -> Result
    ) throws -> Result {
        try StoredBytes(row, at: index).withBytes(database, at: PackedOrderVersions.place(row[0]), body)
    }

    /// The orders of a group that were replaced, from a column of its row.
    static func deadBits(_ row: Row, index: Int, count: Int) -> Bitmap {
        let bytes = Data.fromDatabaseValue(row[index] as DatabaseValue) ?? Data()
        var words = [UInt64](repeating: 0, count: (count + 63) / 64)
        words.withUnsafeMutableBytes { _ = bytes.copyBytes(to: $0, count: min($0.count, bytes.count)) }
        for word in words.indices { words[word] = UInt64(littleEndian: words[word]) }
        return Bitmap(count: count, words: words)
    }

    private static func bytes(of bitmap: Bitmap) -> Data {
        var bytes = Data(count: (bitmap.count + 7) / 8)
        bitmap.forEachOne { bytes[$0 / 8] |= 1 << UInt8($0 % 8) }
        return bytes
    }
}
