internal import Columns
internal import Foundation
internal import GRDB

/// Names, dictionaries and shapes in the file.
enum VocabularyTable {
    /// The kinds of dictionaries; their numbers are part of the file format.
    enum Kind: Int, CaseIterable {
        case column = 0
        case eventType = 1
        case eventShape = 2
        case lineShape = 3
    }

    /// Calls with a connection that may be used at that moment.
    typealias Reading = (_ body: (Database) throws -> Void) throws -> Void

    /// Reads the names; texts are read a page at a time, when somebody needs one of them.
    ///
    /// - Parameter reading: How texts are read later; nil: by the same connection, while it may be used.
    static func read(_ database: Database, _ reading: Reading? = nil) throws -> Vocabulary {
        let reading = reading ?? { body in try body(database) }
        let vocabulary = Vocabulary()
        var pages = try pages(database)
        func dictionary(_ kind: Kind, _ number: Int) -> TextDictionary {
            let own = pages.removeValue(forKey: DictionaryAddress(kind: kind, number: number)) ?? []
            return TextDictionary(
                savedPages: own.map { page in
                    TextDictionary.SavedPage(codes: page.codes, byteCount: page.byteCount) {
                        [damage = vocabulary.damage] in
                        var texts: SavedTexts?
                        damage.noting { try reading { texts = try read(page, $0) } }
                        return texts
                    }
                }
            )
        }
        let names = try database.cachedStatement(
            sql: "SELECT number, scope, parent, name, occurrence, plain FROM column_name ORDER BY number"
        )
        try names.forEachDirectRow([]) { row in
            let (number, parent, occurrence) = (row[0], row[2], row[4])
            let text = row.withBytes(3) { String(decoding: $0, as: UTF8.self) }
            guard let scope = ColumnName.Scope(rawValue: Int(row[1])) else {
                throw DamagedBytes(place: "column_name", detail: "a column has the unknown scope \(row[1])")
            }
            let count = vocabulary.registry.count
            // A field is one of the lines of a parameter, and a second value comes after a first: those came before.
            let hasParent =
                scope == .lineField
                ? 0..<Int64(count) ~= parent && vocabulary.registry.names[Int(parent)].scope == .parameter : parent == 0
            guard number == count, hasParent, 0...Int64(ColumnRegistry.greatestOccurrence) ~= occurrence else {
                throw DamagedBytes(place: "column_name", detail: "there cannot be a column \(number) like this")
            }
            func name(_ occurrence: Int64) -> ColumnName {
                ColumnName(scope: scope, parent: UInt32(parent), name: text, occurrence: Int(occurrence))
            }
            guard occurrence == 0 || vocabulary.registry.existing(name(occurrence - 1)) != nil else {
                throw DamagedBytes(place: "column_name", detail: "column \(number) has values that follow none")
            }
            vocabulary.registry.append(name(occurrence))
            let dictionary = dictionary(.column, vocabulary.dictionaries.count)
            dictionary.keepsPlainTexts = row[5] != 0
            vocabulary.dictionaries.append(dictionary)
            return true
        }
        vocabulary.savedColumnCount = vocabulary.registry.count
        vocabulary.eventTypes = dictionary(.eventType, 0)
        vocabulary.eventShapes = dictionary(.eventShape, 0)
        vocabulary.lineShapes = dictionary(.lineShape, 0)
        if let stranger = pages.values.first?.first {
            throw DamagedBytes(place: stranger.place, detail: "there is no such column")
        }
        return vocabulary
    }

    struct DictionaryAddress: Hashable {
        let kind: Kind
        let number: Int
    }

    /// A page of texts in the file, in the order of their codes.
    struct Page {
        let kind: Kind
        let number: Int
        let firstCode: Int
        let texts: Int
        let stored: StoredBytes

        var place: String { "dictionary \(number) of kind \(kind.rawValue), from code \(firstCode) on" }
        var codes: Range<Int> { firstCode..<firstCode + texts }
        /// How many bytes the texts have, and where they end.
        var byteCount: Int { max(stored.count, stored.unpackedCount) }
    }

    /// Above all kinds that there may be in time; those that are not known are passed over.
    private static let greatestKind: Int64 = 64
    /// How many texts a text stream has at most, by the format.
    private static let greatestTexts: Int64 = 1 << 24
    /// Above the bytes of every page: lengths and texts.
    private static let greatestBytes = 1 << 33

    /// The pages of each dictionary, in the order of their codes.
    static func pages(_ database: Database) throws -> [DictionaryAddress: [Page]] {
        let rows = try database.cachedStatement(
            sql: """
                SELECT kind, dictionary, first_code, texts, \(StoredBytes.columns) FROM dictionary_page
                ORDER BY kind, dictionary, first_code
                """
        )
        var pages: [DictionaryAddress: [Page]] = [:]
        try rows.forEachDirectRow([]) { row in
            guard let kind = Kind(rawValue: Int(row[0])) else {
                guard 0..<greatestKind ~= row[0] else {
                    throw DamagedBytes(place: "dictionary_page", detail: "there cannot be a kind \(row[0])")
                }
                return true
            }
            let address = DictionaryAddress(kind: kind, number: Int(row[1]))
            let (first, texts, stored) = (row[2], row[3], StoredBytes(row, at: 4))
            // No checksum guards the catalogue, and a list of so many texts is made before any of them is read.
            let lastPage = pages[address]?.last
            guard address.number >= 0, kind == .column || address.number == 0,
                first == lastPage?.codes.upperBound ?? 0, 1...greatestTexts ~= texts, first + texts <= UInt32.max,
                0...greatestBytes ~= stored.count, 0...greatestBytes ~= stored.unpackedCount
            else {
                throw DamagedBytes(
                    place: "dictionary \(address.number) of kind \(kind.rawValue), from code \(first) on",
                    detail: "it cannot have the texts that the catalogue gives"
                )
            }
            let page = Page(
                kind: kind,
                number: address.number,
                firstCode: Int(first),
                texts: Int(texts),
                stored: stored
            )
            pages[address, default: []].append(page)
            return true
        }
        return pages
    }

    /// Reads the texts of a page.
    static func read(_ page: Page, _ database: Database) throws -> SavedTexts {
        try page.stored.withList(database, at: page.place) { try SavedTexts($0, count: page.texts) }
    }

    /// The bytes of a page of texts.
    static func encoded(_ texts: [UInt8], _ lengths: [UInt32]) -> [UInt8] {
        var bytes: [UInt8] = []
        lengths.withUnsafeBufferPointer { lengths in
            texts.withUnsafeBytes { TextStream.append(lengths: lengths, texts: $0, to: &bytes) }
        }
        return bytes
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
        let stored = try StoredBytes.insert(encoded(texts, lengths), database, packing: .zstandard)
        let insert = try database.cachedStatement(
            sql: """
                INSERT INTO dictionary_page (kind, dictionary, first_code, texts, \(StoredBytes.columns))
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                """
        )
        try insert.execute(
            arguments: [kind.rawValue, number, dictionary.savedCount, lengths.count] + stored.arguments
        )
        dictionary.markSaved()
    }
}
