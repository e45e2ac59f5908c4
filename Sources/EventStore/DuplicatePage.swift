internal import Columns
internal import GRDB

/// The duplicates of one import in one part: where each stood and which stored event it repeats.
struct DuplicatePage {
    private var events: [Int64] = []
    private var bytes: [Int64] = []
    private var lines: [Int64] = []

    var count: Int { events.count }

    mutating func append(_ event: Int64, _ origin: EventOrigin) {
        events.append(event)
        bytes.append(origin.byte)
        lines.append(origin.line)
    }

    /// Calls with the stored events that other imports than one brought once more, import by import, in the order of imports.
    static func forEachEvent(
        notOf importNumber: Int,
        _ database: Database,
        _ body: (_ event: Int64, _ importNumber: Int64) -> Void
    ) throws {
        let rows = try Row.fetchCursor(
            database,
            sql: """
                SELECT import, duplicates, \(StoredBytes.columns) FROM duplicate_page WHERE import <> ?
                ORDER BY import, number
                """,
            arguments: [importNumber]
        )
        while let row = try rows.next() {
            let (importNumber, count): (Int64, Int) = (row[0], row[1])
            let place = "duplicates of import \(importNumber)"
            try StoredBytes(row, at: 2).withBytes(database, at: place) { bytes in
                var offset = 0
                for event in try ChunkDecoding.stream(Int64.self, bytes, &offset, count: count) {
                    body(event, importNumber)
                }
            }
        }
    }

    func save(_ importNumber: Int64, _ database: Database) throws {
        var encoded: [UInt8] = []
        IntegerStream.append(events, to: &encoded)
        IntegerStream.append(bytes, to: &encoded)
        IntegerStream.append(lines, to: &encoded)
        let stored = try StoredBytes.insert(encoded, database)
        try database.execute(
            sql: "INSERT INTO duplicate_page (import, duplicates, \(StoredBytes.columns)) VALUES (?, ?, ?, ?, ?, ?)",
            arguments: [importNumber, count] + stored.arguments
        )
    }
}
