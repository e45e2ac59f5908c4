internal import Columns
internal import GRDB

/// Writes the pages of dictionaries anew: small neighbours as one, and without the texts that nobody has any more.
///
/// Codes stay what they are: in the place of a text stands ``TextDictionary/dropped``, which is no text that can come in.
struct DictionaryCompaction {
    private let database: Database

    /// A page is joined with the next one up to so many texts.
    private static let greatestTexts = 65_536

    init(_ database: Database) {
        self.database = database
    }

    /// Compacts all dictionaries, and says how many texts were dropped.
    ///
    /// - Parameter used: For each dictionary of a column, the codes whose texts stay.
    func run(used: [Bitmap]) throws -> Int {
        var dropped = 0
        // In an order of their own, so that the same store always becomes the same file.
        let dictionaries = try VocabularyTable.pages(database).sorted {
            ($0.key.kind.rawValue, $0.key.number) < ($1.key.kind.rawValue, $1.key.number)
        }
        for (address, pages) in dictionaries {
            let used = address.kind == .column ? used[address.number] : nil
            for run in runs(of: pages) { dropped += try write(run, of: address, used: used) }
        }
        return dropped
    }

    private func runs(of pages: [VocabularyTable.Page]) -> [[VocabularyTable.Page]] {
        var runs: [[VocabularyTable.Page]] = []
        for page in pages {
            if let last = runs.last, last.reduce(page.texts, { $0 + $1.texts }) <= Self.greatestTexts {
                runs[runs.count - 1].append(page)
            } else {
                runs.append([page])
            }
        }
        return runs
    }

    /// Writes a run of pages as one, if that changes something.
    private func write(
        _ run: [VocabularyTable.Page],
        of address: VocabularyTable.DictionaryAddress,
        used: Bitmap?
    ) throws -> Int {
        guard let first = run.first, let last = run.last else { return 0 }
        var texts: [UInt8] = []
        var lengths: [UInt32] = []
        var dropped = 0
        for page in run {
            try page.stored.withBytes(database, at: page.place) { bytes in
                var offset = 0
                let reader = try TextStreamReader(bytes: bytes, at: &offset)
                guard reader.count == page.texts, page.firstCode + page.texts <= used?.count ?? .max else {
                    throw CorruptColumn(.lengthsDisagree(expected: page.texts, found: reader.count), at: 0)
                }
                for index in 0..<reader.count {
                    let before = texts.count
                    reader.withBytes(at: index) { text in
                        let isUsed = used?[page.firstCode + index] ?? true
                        if isUsed || TextDictionary.isDropped(text) {
                            texts.append(contentsOf: text)
                        } else {
                            texts.append(contentsOf: TextDictionary.dropped)
                            dropped += 1
                        }
                    }
                    lengths.append(UInt32(texts.count - before))
                }
            }
        }
        guard dropped > 0 || run.count > 1 else { return 0 }
        let place = "dictionary_page WHERE kind = ? AND dictionary = ? AND first_code BETWEEN ? AND ?"
        let key: StatementArguments = [address.kind.rawValue, address.number, first.firstCode]
        try StoredBytes.remove(ofRowsOf: place, arguments: key + [last.firstCode], database)
        try database.execute(sql: "DELETE FROM \(place)", arguments: key + [last.firstCode])
        let stored = try StoredBytes.insert(
            VocabularyTable.encoded(texts, lengths),
            database,
            packing: .zstandard
        )
        try database.execute(
            sql: """
                INSERT INTO dictionary_page (kind, dictionary, first_code, texts, \(StoredBytes.columns))
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: key + [lengths.count] + stored.arguments
        )
        return dropped
    }
}
