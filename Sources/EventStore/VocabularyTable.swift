internal import Columns
internal import Foundation
internal import GRDB

/// Names, dictionaries and shapes in the file.
enum VocabularyTable {
    /// The kinds of dictionaries; their numbers are part of the file format.
    private enum Kind: Int {
        case column = 0
        case eventType = 1
        case eventShape = 2
        case lineShape = 3
    }

    /// Reads all of it.
    static func read(_ database: Database) throws -> Vocabulary {
        let vocabulary = Vocabulary()
        let names = try Row.fetchCursor(
            database,
            sql: "SELECT scope, parent, name, occurrence, plain FROM column_name ORDER BY number"
        )
        while let row = try names.next() {
            guard let scope = ColumnName.Scope(rawValue: row[0]) else {
                throw StoreError.damaged(path: "column_name", detail: "a column has the unknown scope \(row[0] as Int)")
            }
            let name: Data = row[2]
            vocabulary.registry.append(
                ColumnName(
                    scope: scope,
                    parent: UInt32(row[1] as Int),
                    name: String(decoding: name, as: UTF8.self),
                    occurrence: row[3]
                )
            )
            if row[4] as Bool { vocabulary.plainColumns.insert(UInt32(vocabulary.dictionaries.count)) }
            vocabulary.dictionaries.append(TextDictionary())
        }
        vocabulary.savedColumnCount = vocabulary.registry.count
        let pages = try Row.fetchCursor(
            database,
            sql: "SELECT kind, dictionary, bytes FROM dictionary_page ORDER BY kind, dictionary, first_code"
        )
        while let row = try pages.next() {
            let dictionary: Int = row[1]
            try row.withUnsafeData(atIndex: 2) { data in
                try (data ?? Data()).withUnsafeBytes { bytes in
                    switch Kind(rawValue: row[0]) {
                    case .column: try append(bytes, to: &vocabulary.dictionaries[dictionary])
                    case .eventType: try append(bytes, to: &vocabulary.eventTypes)
                    case .eventShape: try append(bytes, to: &vocabulary.eventShapes)
                    case .lineShape: try append(bytes, to: &vocabulary.lineShapes)
                    case nil: break
                    }
                }
            }
        }
        return vocabulary
    }

    /// Writes what is new since the last time.
    static func save(_ vocabulary: Vocabulary, _ database: Database) throws {
        let insert = try database.cachedStatement(
            sql:
                "INSERT INTO column_name (number, scope, parent, name, occurrence, plain) VALUES (?, ?, ?, ?, ?, FALSE)"
        )
        for number in vocabulary.savedColumnCount..<vocabulary.registry.count {
            let name = vocabulary.registry.names[number]
            try insert.execute(arguments: [
                number, name.scope.rawValue, Int(name.parent), Data(name.name.utf8), name.occurrence,
            ])
        }
        vocabulary.savedColumnCount = vocabulary.registry.count
        let markPlain = try database.cachedStatement(
            sql: "UPDATE column_name SET plain = TRUE WHERE number = ? AND NOT plain"
        )
        for column in vocabulary.plainColumns.sorted() { try markPlain.execute(arguments: [Int(column)]) }
        for number in vocabulary.dictionaries.indices {
            try save(&vocabulary.dictionaries[number], .column, number, database)
        }
        try save(&vocabulary.eventTypes, .eventType, 0, database)
        try save(&vocabulary.eventShapes, .eventShape, 0, database)
        try save(&vocabulary.lineShapes, .lineShape, 0, database)
    }

    private static func append(_ bytes: UnsafeRawBufferPointer, to dictionary: inout TextDictionary) throws {
        var offset = 0
        let texts = try TextStreamReader(bytes: bytes, at: &offset)
        dictionary.appendSaved(texts.texts, ends: texts.ends)
    }

    private static func save(
        _ dictionary: inout TextDictionary,
        _ kind: Kind,
        _ number: Int,
        _ database: Database
    ) throws {
        guard dictionary.savedCount < dictionary.count else { return }
        var ranges: [Range<Int>] = []
        for code in dictionary.savedCount..<dictionary.count {
            ranges.append((code == 0 ? 0 : dictionary.ends[code - 1])..<dictionary.ends[code])
        }
        var bytes: [UInt8] = []
        ranges.withUnsafeBufferPointer { ranges in
            dictionary.arena.withUnsafeBytes { TextStream.append(ranges: ranges, of: $0, to: &bytes) }
        }
        let insert = try database.cachedStatement(
            sql: "INSERT INTO dictionary_page (kind, dictionary, first_code, texts, bytes) VALUES (?, ?, ?, ?, ?)"
        )
        try insert.execute(arguments: [kind.rawValue, number, dictionary.savedCount, ranges.count, Data(bytes)])
        dictionary.savedCount = dictionary.count
    }
}
