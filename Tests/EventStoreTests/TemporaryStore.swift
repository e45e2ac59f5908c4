import EventModel
import EventReader
import EventStore
import Foundation
import GRDB

/// A store in a folder of its own, which goes when the value does.
final class TemporaryStore {
    let folder: String
    let path: String

    init() throws {
        folder = NSTemporaryDirectory() + "muster-test-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        path = folder + "/store.sqlite"
    }

    deinit {
        do {
            try FileManager.default.removeItem(atPath: folder)
        } catch {
            print("\(folder) stays behind: \(error)")
        }
    }

    /// Imports texts, one source each, in one run.
    @discardableResult
    func importTexts(
        _ texts: String...,
        keepsDuplicates: Bool = false,
        zone: String = "UTC",
        sizes: PartSizes = PartSizes(),
        threads: Int? = nil
    ) throws -> ImportSummary {
        try importSources(
            texts.enumerated().map { .bytes(Array($1.utf8), name: "text-\($0)") },
            keepsDuplicates: keepsDuplicates,
            zone: zone,
            sizes: sizes,
            threads: threads
        )
    }

    @discardableResult
    func importSources(
        _ sources: [EventSource],
        keepsDuplicates: Bool = false,
        zone: String = "UTC",
        sizes: PartSizes = PartSizes(),
        threads: Int? = nil
    ) throws -> ImportSummary {
        let file = try StoreFile(path: path, .writing(timeZone: ClockZone(identifier: zone)))
        let events = try EventImport(into: file, keepsDuplicates: keepsDuplicates, sizes: sizes, threads: threads)
        for source in sources { try events.read(source) { _, _ in true } }
        let summary = try events.finish()
        try file.close()
        return summary
    }

    /// Imports a file and stops after a count of blocks, as a kill would: what is not committed by then is lost.
    func importInterrupted(_ path: String, sizes: PartSizes, afterBlocks blocks: Int) throws {
        let file = try StoreFile(path: self.path, .writing(timeZone: .utc))
        let events = try EventImport(into: file, sizes: sizes)
        var seen = 0
        try events.read(.file(path)) { _, _ in
            seen += 1
            return seen < blocks
        }
        try file.close()
    }

    func read<Result>(_ body: (StoreSnapshot) throws -> Result) throws -> Result {
        try StoreFile(path: path, .reading).read(body)
    }

    /// The events of the store as NDJSON.
    func exported() throws -> [UInt8] {
        try read { snapshot in
            var bytes: [UInt8] = []
            try EventExport(snapshot).writeLines { bytes.append(contentsOf: $0) }
            return bytes
        }
    }

    // MARK: Behind the store's back

    /// The numbers and bytes of the chunks of row groups, which an export reads.
    func chunkBytes() throws -> [(number: Int, bytes: Data)] {
        try DatabaseQueue(path: path).read { database in
            try Row.fetchAll(
                database,
                sql:
                    "SELECT number, stored_bytes.bytes FROM chunk JOIN stored_bytes ON data = number WHERE row_group >= 0"
            ).map { ($0[0], $0[1]) }
        }
    }

    /// How many bytes the chunks of a parameter take.
    func byteCount(ofParameter name: String) throws -> Int {
        try DatabaseQueue(path: path).read { database in
            let sum = try Int.fetchOne(
                database,
                sql: """
                    SELECT sum(bytes) FROM chunk JOIN column_name ON "column" = 16 + number
                    WHERE scope = 0 AND occurrence = 0 AND CAST(name AS TEXT) = ?
                    """,
                arguments: [name]
            )
            return sum ?? 0
        }
    }

    /// Leaves the file as a kill does between its first byte and its tables.
    func makeHeaderAlone() throws {
        try DatabaseQueue(path: path).inDatabase { try $0.execute(sql: "PRAGMA journal_mode = WAL") }
    }

    /// Flips a bit in the middle of a chunk.
    func flipBit(inChunk number: Int) throws {
        try DatabaseQueue(path: path).write { database in
            let arguments: StatementArguments = [number]
            var bytes =
                try Data.fetchOne(
                    database,
                    sql: "SELECT bytes FROM stored_bytes WHERE number = ?",
                    arguments: arguments
                )
                ?? Data()
            bytes[bytes.count / 2] ^= 4
            try database.execute(sql: "UPDATE stored_bytes SET bytes = ? WHERE number = ?", arguments: [bytes, number])
        }
    }

    /// How many texts the dictionary of each column has.
    func dictionarySizes() throws -> [Int] {
        try DatabaseQueue(path: path).read { database in
            try Int.fetchAll(database, sql: "SELECT sum(texts) FROM dictionary_page WHERE kind = 0 GROUP BY dictionary")
        }
    }

    /// How many chunks hold fields of lines.
    func chunksOfFields() throws -> Int {
        try DatabaseQueue(path: path).read { database in
            let sql = #"SELECT count(*) FROM chunk JOIN column_name ON "column" = 16 + number WHERE scope = 1"#
            return try Int.fetchOne(database, sql: sql) ?? -1
        }
    }

    /// How many row groups keep raw events.
    func rowGroupsWithRawEvents() throws -> Int {
        try DatabaseQueue(path: path).read { database in
            try Int.fetchOne(database, sql: #"SELECT count(*) FROM chunk WHERE "column" = 4"#) ?? -1
        }
    }
}

/// The JSON values of an NDJSON text, a line each.
func values(of bytes: [UInt8]) throws -> [JSONValue] {
    let parser = JSONParser()
    return try bytes.split(separator: UInt8(ascii: "\n")).map { line in
        try Array(line).withUnsafeBufferPointer { line in
            var tokens = try parser.parse(text: line)
            return JSONValue(reading: &tokens)
        }
    }
}
