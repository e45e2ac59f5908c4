internal import Columns
internal import Foundation
internal import GRDB
internal import Synchronization

/// The order versions of a file that a question wants, read when they are asked for.
///
/// The first to ask must be on the thread that has the snapshot. Who goes through them piece by piece before anybody asked
/// for all has them read meanwhile, and nothing is kept.
final class OrderVersionSource: @unchecked Sendable {
    // The file is asked by the one thread that may; what is read is kept by `Lazily`.

    /// Where a group is, and what the catalogue says of it.
    private struct Entry {
        let number: Int
        let versions: Int
        let live: Int
        let orders: Int
        let dead: Bitmap?
        let stored: StoredBytes
        /// Whether its history decides which of its versions are valid at the moment.
        let choosesByHistory: Bool
        let dates: ClosedRange<Int64>
        /// Where its lists lie, if that is known.
        let places: OrderVersionListPlaces?
    }

    private let database: Database
    private let moment: Int64?
    private let references: OrderReferences
    private let damage: Vocabulary.Damage
    private let entries: [Entry]
    private let isRead = Atomic(false)

    /// Looks the wanted groups up.
    ///
    /// - Parameters:
    ///   - groups: The numbers of the groups; nil for all.
    ///   - moment: The moment at which the wanted versions are valid, in microseconds; nil for the versions of all times.
    ///   - dates: Groups in which no order has a date in the range may be left out; nil for all.
    ///   - references: What there is for the versions to refer to.
    ///   - damage: Where damage is noted that shows when versions are read, or lists decoded.
    init(
        _ database: Database,
        groups: ClosedRange<Int>?,
        validAt moment: Int64?,
        dates: ClosedRange<Int64>?,
        among references: OrderReferences,
        damage: Vocabulary.Damage
    ) throws {
        let groups = groups ?? 0...Int.max
        let lists = try StoreSchema.hasOrderVersionLists(database) ? "lists" : "NULL"
        let rows = try Row.fetchAll(
            database,
            sql: """
                SELECT number, versions, live, orders, dead, greatest_start, least_date, greatest_date,
                    \(StoredBytes.columns), \(lists)
                FROM order_version_group
                WHERE number BETWEEN ? AND ? AND live > 0 AND least_start <= ? AND greatest_date >= ? AND least_date <= ?
                ORDER BY number
                """,
            arguments: [
                groups.lowerBound, groups.upperBound, moment ?? .max, dates?.lowerBound ?? .min,
                dates?.upperBound ?? .max,
            ]
        )
        self.database = database
        self.moment = moment
        self.references = references
        self.damage = damage
        if let row = rows.first { try references.checkExistence(forGroup: row[0]) }
        entries = try rows.map { row in
            let (versions, live, orders): (Int, Int, Int) = (row[1], row[2], row[3])
            let (least, greatest, stored): (Int64, Int64, StoredBytes) = (row[6], row[7], StoredBytes(row, at: 8))
            let lists: Data? = row[12]
            try OrderVersionTable.check(group: row[0], versions: versions, live: live, orders: orders, dead: row[4])
            return Entry(
                number: row[0],
                versions: versions,
                live: live,
                orders: orders,
                dead: live == versions ? nil : OrderVersionTable.deadBits(row, index: 4, count: orders),
                stored: stored,
                choosesByHistory: moment.map { $0 < row[5] } ?? true,
                dates: least...max(least, greatest),
                places: lists.flatMap { $0.withUnsafeBytes { OrderVersionListPlaces($0, of: stored.count) } }
            )
        }
    }

    /// How many versions the groups have at most.
    var mostVersions: Int { entries.reduce(0) { $0 + $1.live } }

    /// The range that the dates of all versions lie in, by the catalogue; nil if there are none.
    var dateBounds: ClosedRange<Int64>? {
        guard let least = entries.map(\.dates.lowerBound).min(), let greatest = entries.map(\.dates.upperBound).max()
        else { return nil }
        return least...greatest
    }

    /// Whether the groups lie in memory already.
    var isInMemory: Bool { isRead.load(ordering: .acquiring) }

    /// All groups, opened; none if the file is damaged, which is noted.
    func read() -> OrderVersionGroups {
        let groups = noGroups
        var opened: OrderVersionGroups?
        damage.noting {
            let reader = StoredBytesReader(database)
            defer { reader.close() }
            for entry in entries { groups.add(try packed(entry, reader)) }
            try groups.open()
            opened = groups
        }
        isRead.store(true, ordering: .releasing)
        return opened ?? noGroups
    }

    /// Whether something holds for a group; no more are read than it takes to find one.
    func containsGroup(where holds: (OrderVersionGroups) -> Bool) -> Bool {
        var contains = false
        damage.noting {
            let reader = StoredBytesReader(database)
            defer { reader.close() }
            for entry in entries where !contains {
                let group = noGroups
                group.add(try packed(entry, reader))
                try group.open()
                contains = holds(group)
            }
        }
        return contains
    }

    /// Calls with each group on some thread, while this one reads the next.
    ///
    /// - Parameter wanted: Which lists of a group are asked for, by the range that its dates lie in.
    func forEachGroup<Tally: Sendable>(
        threads: Int,
        reading wanted: (ClosedRange<Int64>) -> OrderVersionLists,
        beginning none: @escaping @Sendable () -> Tally,
        _ take: @escaping @Sendable (inout Tally, OrderVersionGroups) -> Void
    ) -> [Tally] {
        let failure = Mutex<DamagedBytes?>(nil)
        let (moment, references, damage) = (moment, references, damage)
        var tallies: [Tally] = []
        damage.noting {
            let reader = StoredBytesReader(database)
            defer { reader.close() }
            tallies = try Concurrently.stream(threads: threads, beginning: none) { give in
                for entry in entries { give(try packed(entry, reader, wanted(entry.dates))) }
            } take: { (tally: inout Tally, packed: PackedOrderVersions) in
                do {
                    let group = OrderVersionGroups(validAt: moment, among: references, damage: damage)
                    group.add(packed)
                    try group.open()
                    take(&tally, group)
                } catch {
                    failure.withLock { $0 = error as? DamagedBytes }
                }
            }
            if let failure = failure.withLock({ $0 }) { throw failure }
        }
        return tallies.isEmpty ? [none()] : tallies
    }

    private var noGroups: OrderVersionGroups { OrderVersionGroups(validAt: moment, among: references, damage: damage) }

    private func packed(
        _ entry: Entry,
        _ reader: StoredBytesReader,
        _ wanted: OrderVersionLists = .all
    ) throws -> PackedOrderVersions {
        // Who asks for a history first is on the thread that may read the file.
        let history = Lazily { [self] in
            var history: OrderVersionHistory?
            damage.noting {
                history = try OrderVersionTable.history(
                    of: entry.number,
                    orders: entry.orders,
                    versions: entry.versions,
                    database
                )
            }
            return history
        }
        let known = entry.choosesByHistory ? history.value : nil
        if entry.choosesByHistory { try damage.check() }
        // A history says what the lists were by what they are.
        let read = wanted == .all || known != nil ? nil : entry.places.map { (lists: wanted, places: $0) }
        return PackedOrderVersions(
            try reader.allocatedBytes(
                of: entry.stored,
                ranges: read.map { $0.places.ranges(of: $0.lists) },
                at: PackedOrderVersions.place(entry.number)
            ),
            read,
            of: entry.stored,
            number: entry.number,
            orders: entry.orders,
            dates: entry.dates,
            dead: entry.dead,
            history: known,
            readHistory: history
        )
    }
}
