import EventModel
import EventStore
import StoreQueries
import TestSupport
import Testing

struct `Tables of events` {
    private static let sizes = PartSizes(eventsPerPart: 40, bytesPerBlock: 2_000, eventsPerRowGroup: 7)

    /// Three imports of which one may be undone, in parts of a few row groups.
    private static func store(_ seed: Int) throws -> QueryStore {
        var events = RandomEvents(seed: UInt64(seed))
        let zone: ClockZone = seed % 3 == 0 ? ClockZone(identifier: "Europe/Kyiv") ?? .utc : .utc
        let store = try QueryStore(zone: zone)
        for number in 1...3 { try store.add(events.lines(60, key: "import\(number)"), sizes: sizes) }
        if seed % 2 == 0 { try store.undo(1 + seed % 3) }
        return store
    }

    /// The column of a table that stands for a parameter or field, by what its help says of it.
    private static func column(_ name: String, of table: TableDescription) -> TableDescription.Column? {
        table.columns.first { $0.about == "the parameter \(name)" || $0.about == "the field \(name)" }
    }

    @Test(arguments: 0..<12) func `hold what the export holds, event by event`(seed: Int) throws {
        try Self.store(seed).read { snapshot in
            let slow = try SlowReading(snapshot)
            let connection = try QueryConnection(snapshot, now: QueryStore.now)
            for table in connection.tableDescriptions where table.about.hasPrefix("events of type ") {
                let type = table.about.dropFirst("events of type ".count)
                let events = slow.events.filter { $0.eventType == type }
                let names = Set(events.flatMap { $0.parameters.map(\.name) }).sorted()
                let columns = try names.map { try #require(Self.column($0, of: table), "\(type) \($0)") }
                let list = (["key", "type", "occurred", "label", "import"] + columns.map(\.name)).joined(
                    separator: ", "
                )
                let rows = try QueryStore.rows(
                    "SELECT \(list) FROM \(table.name) LEFT JOIN contacts USING (contact) ORDER BY \(table.name).event",
                    on: connection
                )
                #expect(rows.count == events.count)
                for (row, event) in zip(rows, events) {
                    let customer = event.value(of: "externalCustomerId")
                    guard case .text(let key) = event.keyValue else { continue }
                    let fixed: [QueryValue] = [
                        .text(key), .text(event.eventType), try slow.occurred(event),
                        SlowReading.shown(customer, "text"), .integer(Int64(key.dropFirst(6).prefix(1)) ?? 0),
                    ]
                    let values = zip(names, columns).map { SlowReading.shown(event.value(of: $0), $1.kind) }
                    #expect(row == fixed + values, "seed \(seed), \(table.name)")
                }
            }
        }
    }

    @Test(arguments: 0..<12) func `of lines hold the lines of the export`(seed: Int) throws {
        try Self.store(seed).read { snapshot in
            let slow = try SlowReading(snapshot)
            let connection = try QueryConnection(snapshot, now: QueryStore.now)
            let table = try #require(connection.tableDescriptions.first { $0.name == "items" })
            let names = ["externalItemId", "quantity", "category", "Quantity", "line"]
            let columns = try names.map { try #require(Self.column($0, of: table)) }
            var expected: [[QueryValue]] = []
            for event in slow.events {
                for (index, line) in try SlowReading.lines(event.value(of: "items")).enumerated() {
                    let fields = zip(names, columns).map { SlowReading.shown(line[$0], $1.kind) }
                    expected.append([.integer(Int64(index + 1)), SlowReading.shown(event.keyValue, "text")] + fields)
                }
            }
            let list = columns.map(\.name).joined(separator: ", ")
            let rows = try QueryStore.rows("SELECT line, key, \(list) FROM items ORDER BY event, line", on: connection)
            #expect(rows == expected, "seed \(seed)")
        }
    }

    /// What stands in a CASE is not handed to the table.
    @Test(arguments: 0..<12) func `give the same rows whether or not a comparison prunes them`(seed: Int) throws {
        var random = RandomEvents(seed: UInt64(seed) &+ 77)
        try Self.store(seed).read { snapshot in
            let connection = try QueryConnection(snapshot, now: QueryStore.now)
            let tables = connection.tableDescriptions.map(\.name)
                .filter { $0 == "events" || $0 == "items" || $0.hasPrefix("order") == false && $0.contains("iew") }
            for _ in 0..<60 {
                let table = random.pick(tables)
                let conditions = (0...random.below(3)).map { _ in Self.condition(&random) }
                func rows(_ mark: (String) -> String) throws -> [[QueryValue]] {
                    let filter = conditions.map(mark).joined(separator: " AND ")
                    return try QueryStore.rows(
                        "SELECT event, occurred, type, contact FROM \(table) WHERE \(filter) ORDER BY event",
                        on: connection
                    )
                }
                #expect(
                    try rows { $0 } == rows { "CASE WHEN \($0) THEN 1 END" },
                    "seed \(seed): \(table) \(conditions)"
                )
            }
        }
    }

    private static func condition(_ random: inout RandomEvents) -> String {
        let comparison = random.pick(["<", "<=", ">", ">=", "="])
        switch random.below(8) {
        case 0: return "type = '\(random.pick(RandomEvents.types))'"
        case 1: return "contact = \(random.pick(["0", "1", "'1'", "99", "-1", "1.5", "NULL", "'x'"]))"
        case 2:
            return "event \(comparison) \(random.pick(["0", "30", "61.5", "'100'", "x'00'", "1e30", "NULL", "170"]))"
        case 3: return "occurred BETWEEN '\(random.time())' AND '\(random.time())'"
        case 4: return "event IN (3, 50, 90, 140, 5000)"
        case 5: return "type IN ('viewed', 'orderCreated', 'none')"
        case 6:
            return
                "occurred \(comparison) \(random.pick(["'2024'", "'2024-01'", "NULL", "5", "x'41'", "''", "'2024-02-30'"]))"
        default: return "occurred \(comparison) '\(random.time())'"
        }
    }
}
