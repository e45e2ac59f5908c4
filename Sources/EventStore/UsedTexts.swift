internal import Columns
internal import GRDB

/// Which texts of the dictionaries the events have, contacts and orders included; the others nobody asks for.
struct UsedTexts {
    /// For each dictionary of a column, the codes that something in the store stands for.
    private(set) var codes: [Bitmap]
    private let vocabulary: Vocabulary

    /// Reads all events, a row group at a time.
    init(_ vocabulary: Vocabulary, _ database: Database) throws {
        self.vocabulary = vocabulary
        codes = vocabulary.dictionaries.map { Bitmap(count: $0.count) }
        for part in try StoreCatalogue.parts(database) {
            let entries = try ChunkTable.entries(database, part: part.number)
            for group in try StoreCatalogue.rowGroups(database, of: [part]) {
                let buffer = try StoreCatalogue.read(group, entries: entries, registry: vocabulary.registry, database)
                for column in buffer.columns.values { mark(column) }
            }
        }
        for identities in try ContactTable.read(database).identities {
            for identity in 0..<identities.codes.count {
                let dictionary = vocabulary.dictionaryNumber(of: identities.columns[identity])
                codes[dictionary][Int(identities.codes[identity])] = true
            }
        }
    }

    private mutating func mark(_ column: ColumnBuffer) {
        let dictionary = vocabulary.dictionaryNumber(of: column.column)
        for row in column.classes.indices where column.classes[row].isCode {
            codes[dictionary][Int(column.values[row])] = true
        }
        for code in column.originals.values { codes[dictionary][Int(code)] = true }
        guard let lines = column.lines else { return }
        for field in lines.columns.values { mark(field) }
    }
}
