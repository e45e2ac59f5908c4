import EventModel
import EventStore
import GRDB
import Testing

@Suite struct `Versions of orders read for a question` {
    private static let sizes = PartSizes(eventsPerPart: 25, bytesPerBlock: 2_000, eventsPerRowGroup: 7)

    private struct Entry: Hashable {
        let order: UInt32
        let version: OrderVersion

        init(_ versions: OrderVersions, _ index: Int) {
            (order, version) = (versions.orders[index], versions[index])
        }
    }

    private static func entries(_ versions: OrderVersions) -> [Entry] {
        (0..<versions.count).map { Entry(versions, $0) }
    }

    /// How many versions each group has, and how many of them still hold.
    private static func groups(of store: TemporaryStore) throws -> [[Int]] {
        try DatabaseQueue(path: store.path).read { database in
            try Row.fetchAll(database, sql: "SELECT versions, live FROM order_version_group ORDER BY number")
                .map { [$0[0], $0[1]] }
        }
    }

    @Test(arguments: [("null", true), ("\"\"", false), ("\" \"", false), ("true", false)])
    func `a currency that an update gives replaces the order's, even by none, and null does not`(
        value: String,
        stays: Bool
    ) throws {
        func event(_ type: String, _ day: Int, _ rest: String) -> String {
            #"{"eventTypeKey":"\#(type)","occurred":"2024-01-0\#(day)","params":[{"name":"email","value":"a@example.com"},"#
                + #"{"name":"externalOrderId","value":"1"},\#(rest)]}"#
        }
        let created =
            #"{"name":"totalCost","value":10},{"name":"status","value":"DELIVERED"},"#
            + #"{"name":"date","value":"2024-01-01"},{"name":"currency","value":"UAH"}"#
        let store = try TemporaryStore()
        try store.importTexts(
            event("orderCreated", 1, created) + "\n"
                + event("orderUpdated", 2, #"{"name":"currency","value":\#(value)}"#)
        )
        let currencies = try store.read { try Self.entries($0.orderVersions()) }
            .map(\.version).sorted { $0.validFrom < $1.validFrom }.map(\.currency)
        try #require(currencies.count == 2)
        #expect(currencies[0] != OrderEvent.noCurrency)
        #expect(currencies[1] == (stays ? currencies[0] : OrderEvent.noCurrency))
    }

    @Test(arguments: 0..<12)
    func `as of a moment and for some dates are those of all versions that are valid and dated then`(
        seed: Int
    ) throws {
        var random = HostileEvents(seed: UInt64(12_000 + seed))
        let store = try TemporaryStore()
        for _ in 0..<4 { try store.importTexts(random.lines(40).joined(separator: "\n"), sizes: Self.sizes) }
        if seed % 2 == 1 { _ = try store.undo(2) }
        if seed % 3 == 1 { _ = try store.compact() }
        let all = try store.read { Self.entries(try $0.orderVersions()) }
        #expect(!all.isEmpty)
        let moments = Set(all.map(\.version.validFrom)).sorted().map(\.microseconds)
        let dates = Set(all.map(\.version.date)).sorted().map(\.microseconds)
        for moment in [.min, moments[0], moments[moments.count / 2], moments[moments.count - 1], .max - 1] {
            for window in [dates[0]...dates[dates.count / 2], dates[dates.count / 3]...dates[dates.count - 1]] {
                let expected = all.filter { entry in
                    entry.version.validFrom.microseconds <= moment && moment < entry.version.validTo.microseconds
                        && window.contains(entry.version.date.microseconds)
                }
                let found = try store.read { snapshot in
                    let versions = try snapshot.orderVersions(
                        validAt: WallClock(microseconds: moment),
                        dates: window
                    )
                    let pieces = versions.pieces.flatMap(Self.entries)
                    #expect(pieces == Self.entries(versions))
                    return pieces.filter { window.contains($0.version.date.microseconds) }
                }
                #expect(Set(found) == Set(expected) && found.count == expected.count)
                let gathered = try store.read { snapshot in
                    let versions = try snapshot.orderVersions(validAt: WallClock(microseconds: moment), dates: window)
                    return versions.gather { _ in
                        .orders
                    } beginning: {
                        [UInt32]()
                    } _: { orders, versions, rows in
                        orders += versions.orders[rows]
                    }
                }
                let orders = Set(gathered.joined())
                #expect(orders.isSuperset(of: expected.map(\.order)) && orders.count == gathered.joined().count)
            }
        }
    }

    @Test func `are not passed over for what was replaced, once an import is at its end`() throws {
        func event(_ type: String, _ order: Int, _ day: Int) -> String {
            """
            {"eventTypeKey":"\(type)","occurred":"2024-01-0\(day)","params":[{"name":"externalOrderId","value":"\(order)"},\
            {"name":"totalCost","value":5},{"name":"status","value":"IN_PROGRESS"},\
            {"name":"date","value":"2024-01-01T00:00:00"},{"name":"email","value":"a@x.com"}]}
            """
        }
        let store = try TemporaryStore()
        try store.importTexts((0..<40).map { event("orderCreated", $0, 1) }.joined(separator: "\n"))
        let first = try store.read { try $0.orderVersions().pieces.map(\.count) }
        #expect(first == [40])
        // A few replaced versions stay where they are, and many do not.
        try store.importTexts((0..<2).map { event("orderUpdated", $0, 2) }.joined(separator: "\n"))
        #expect(try Self.groups(of: store) == [[40, 38], [4, 4]])
        try store.importTexts((2..<30).map { event("orderUpdated", $0, 2) }.joined(separator: "\n"))
        #expect(try Self.groups(of: store) == [[70, 70]])
        #expect(try store.read { try $0.verify() } == [])
    }

    /// The values of some lists of the versions that hold as of ever, a row a version.
    private static func values(_ lists: OrderVersionLists, in store: TemporaryStore) throws -> Set<[Int64]> {
        let rows = try store.read { snapshot in
            try snapshot.orderVersions(validAt: WallClock(microseconds: .max - 1)).gatherPieces { _ in
                lists
            } beginning: {
                [[Int64]]()
            } _: { rows, versions in
                let all: [(OrderVersionLists, () -> [Int64])] = [
                    (.orders, { versions.orders.map { Int64($0) } }),
                    (.contacts, { versions.contacts.map { Int64($0) } }),
                    (.statuses, { versions.statuses.map { Int64($0) } }), (.dates, { versions.dates }),
                    (.totals, { zip(versions.totalMantissas, versions.totalScales).map { $0 * 100 + Int64($1) } }),
                    (.currencies, { versions.currencies.map { Int64($0) } }),
                ]
                let asked = all.filter { lists.contains($0.0) }.map { $1() }
                for row in 0..<versions.count { rows.append(asked.map { $0[row] }) }
            }
        }
        return Set(rows.joined())
    }

    private static let someLists: [OrderVersionLists] = [
        .orders, .contacts, .statuses, .dates, .totals, .currencies, [.contacts, .statuses], [.orders, .currencies],
        [.contacts, .totals, .currencies], [.orders, .dates],
    ]

    private static func change(_ store: TemporaryStore, _ sql: String) throws {
        try DatabaseQueue(path: store.path).write { try $0.execute(sql: sql) }
    }

    @Test(arguments: 0..<4)
    func `lists that are read alone are those of all, whether or not the file says where they lie`(seed: Int) throws {
        var random = HostileEvents(seed: UInt64(14_000 + seed))
        let store = try TemporaryStore()
        for _ in 0..<3 { try store.importTexts(random.lines(80).joined(separator: "\n"), sizes: Self.sizes) }
        if seed % 2 == 1 { _ = try store.undo(2) }
        let expected = try Self.someLists.map { lists in
            let versions = try store.read { try Self.entries($0.orderVersions(validAt: .max)) }.map { entry in
                let (order, version) = (entry.order, entry.version)
                let all: [(OrderVersionLists, Int64)] = [
                    (.orders, Int64(order)), (.contacts, Int64(version.contact)),
                    (.statuses, Int64(version.status.rawValue)), (.dates, version.date.microseconds),
                    (.totals, version.total.mantissa * 100 + Int64(version.total.scale)),
                    (.currencies, Int64(version.currency)),
                ]
                return all.filter { lists.contains($0.0) }.map(\.1)
            }
            return Set(versions)
        }
        #expect(expected.contains { !$0.isEmpty })
        func found() throws -> [Set<[Int64]>] { try Self.someLists.map { try Self.values($0, in: store) } }
        #expect(try found() == expected)
        // A file of an older program has no such column, until somebody writes to it.
        try Self.change(store, "ALTER TABLE order_version_group DROP COLUMN lists")
        #expect(try found() == expected)
        #expect(try store.read { try $0.verify() } == [])
        try store.importTexts(random.lines(5).joined(separator: "\n"), sizes: Self.sizes)
        #expect(try store.read { try $0.verify() } == [])
    }

    @Test(arguments: ["order_version_group", "order_version_history"])
    func `bytes of versions that were all replaced are verified like others`(table: String) throws {
        var random = HostileEvents(seed: 14_200)
        let store = try TemporaryStore()
        try store.importTexts(random.lines(200).joined(separator: "\n"))
        try Self.change(store, "UPDATE order_version_group SET live = 0, dead = CAST(printf('%.*c', 64, 'x') AS BLOB)")
        try Self.change(store, "UPDATE \(table) SET checksum = checksum + 1")
        let faults = try store.read { try $0.verify() }
        #expect(faults.contains { $0.contains("checksum does not match") })
    }

    @Test func `a list whose bytes are damaged is told of when it is read`() throws {
        var random = HostileEvents(seed: 14_100)
        let store = try TemporaryStore()
        try store.importTexts(random.lines(200).joined(separator: "\n"))
        let whole = try Self.values(.all, in: store)
        // Each entry has 4 bytes of its end and 8 of its checksum: the second one is the contacts'.
        try Self.change(
            store,
            """
            UPDATE order_version_group
            SET lists = CAST(substr(lists, 1, 16) || x'0102030405060708' || substr(lists, 25) AS BLOB)
            """
        )
        #expect(throws: StoreError.self) { try Self.values([.contacts, .statuses], in: store) }
        #expect(try Self.values([.statuses], in: store).isEmpty == false)
        #expect(try Self.values(.all, in: store) == whole)
        let faults = try store.read { try $0.verify() }
        #expect(faults.contains { "\($0)".contains("its lists are not where the catalogue says") })
        // What cannot be places of lists is none: the group is read whole.
        for lists in ["x''", "x'00'", "zeroblob(84)", "randomblob(84)", "5", "'many'"] {
            try Self.change(store, "UPDATE order_version_group SET lists = \(lists)")
            #expect(try Self.values([.contacts, .statuses], in: store).isEmpty == false)
            #expect(try store.read { try $0.verify() } != [])
        }
    }
}
