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
            let dictionary = TextDictionary()
            dictionary.keepsPlainTexts = row[4]
            vocabulary.dictionaries.append(dictionary)
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
                    case .column: try append(bytes, to: vocabulary.dictionaries[dictionary])
                    case .eventType: try append(bytes, to: vocabulary.eventTypes)
                    case .eventShape: try append(bytes, to: vocabulary.eventShapes)
                    case .lineShape: try append(bytes, to: vocabulary.lineShapes)
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
        for (number, dictionary) in vocabulary.dictionaries.enumerated() where dictionary.keepsPlainTexts {
            try markPlain.execute(arguments: [number])
        }
        for number in vocabulary.dictionaries.indices {
            try save(vocabulary.dictionaries[number], .column, number, database)
        }
        try save(vocabulary.eventTypes, .eventType, 0, database)
        try save(vocabulary.eventShapes, .eventShape, 0, database)
        try save(vocabulary.lineShapes, .lineShape, 0, database)
    }

    private static func append(_ bytes: UnsafeRawBufferPointer, to dictionary: TextDictionary) throws {
        var offset = 0
        let texts = try TextStreamReader(bytes: bytes, at: &offset)
        dictionary.appendSaved(texts.texts, ends: texts.ends)
    }

    private static func save(
        _ dictionary: TextDictionary,
        _ kind: Kind,
        _ number: Int,
        _ database: Database
    ) throws {
        guard dictionary.savedCount < dictionary.count else { return }
        var texts: [UInt8] = []
        var lengths: [UInt32] = []
        for code in UInt32(dictionary.savedCount)..<UInt32(dictionary.count) {
            dictionary.withText(code) { text in
                texts.append(contentsOf: text)
                lengths.append(UInt32(text.count))
            }
        }
        var bytes: [UInt8] = []
        lengths.withUnsafeBufferPointer { lengths in
            texts.withUnsafeBytes { TextStream.append(lengths: lengths, texts: $0, to: &bytes) }
        }
        let insert = try database.cachedStatement(
            sql: "INSERT INTO dictionary_page (kind, dictionary, first_code, texts, bytes) VALUES (?, ?, ?, ?, ?)"
        )
        try insert.execute(arguments: [kind.rawValue, number, dictionary.savedCount, lengths.count, Data(bytes)])
        dictionary.markSaved()
    }
}
