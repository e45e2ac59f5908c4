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
        let references = EventReferences(of: vocabulary)
        codes = vocabulary.dictionaries.map { Bitmap(count: $0.count) }
        for part in try StoreCatalogue.parts(database) {
            let entries = try ChunkTable.entries(database, part: part.number)
            for group in try StoreCatalogue.rowGroups(database, of: [part]) {
                let buffer = try StoreCatalogue.read(
                    group,
                    entries: entries,
                    registry: vocabulary.registry,
                    references: references,
                    database
                )
                for column in buffer.columns.values { try mark(column) }
            }
        }
        for identities in try ContactTable.read(database).identities {
            for identity in 0..<identities.codes.count {
                guard identities.columns[identity] < vocabulary.registry.count else {
                    throw DamagedBytes(place: "derived_page", detail: "an identifier is of a column that there is not")
                }
                try mark(identities.codes[identity], vocabulary.dictionaryNumber(of: identities.columns[identity]))
            }
        }
    }

    /// What a damaged catalogue says of the texts may be less than there is.
    private mutating func mark(_ code: some BinaryInteger, _ dictionary: Int) throws {
        guard 0..<codes[dictionary].count ~= Int(code) else {
            throw DamagedBytes(place: "dictionary \(dictionary)", detail: "a text is not in it")
        }
        codes[dictionary][Int(code)] = true
    }

    private mutating func mark(_ column: ColumnBuffer) throws {
        let dictionary = vocabulary.dictionaryNumber(of: column.column)
        for row in column.classes.indices where column.classes[row].isCode {
            try mark(column.values[row], dictionary)
        }
        for code in column.originals.values { try mark(code, dictionary) }
        guard let lines = column.lines else { return }
        for field in lines.columns.values { try mark(field) }
    }
}
