internal import Columns

/// The values of one column of a page of a contact list while it is filled: which rows have one, and which text it is.
struct ContactListValues {
    private(set) var rows: [UInt32] = []
    private var codes: [UInt32] = []
    private let texts = TextDictionary()
    private(set) var byteCount = 0

    /// Gives a row, which comes after those before, its value.
    mutating func append(_ text: UnsafeRawBufferPointer, row: Int) {
        let known = texts.count
        rows.append(UInt32(row))
        codes.append(texts.code(of: text, hash: TextHash.of(text)))
        byteCount += 8 + (texts.count > known ? text.count : 0)
    }

    /// The bytes in the file: the rows, their codes, and the distinct texts in the order of first appearance.
    var encoded: [UInt8] {
        var bytes: [UInt8] = []
        IntegerStream.append(rows, to: &bytes)
        IntegerStream.append(codes, to: &bytes)
        var all: [UInt8] = []
        var lengths: [UInt32] = []
        for code in 0..<UInt32(texts.count) {
            texts.withText(code) { text in
                all.append(contentsOf: text)
                lengths.append(UInt32(text.count))
            }
        }
        return bytes + VocabularyTable.encoded(all, lengths)
    }
}

/// The values of one column of a page, read from the file.
struct ContactListColumn {
    /// The rows that have a value, ascending.
    let rows: [UInt32]
    /// The text of each.
    let codes: [UInt32]
    /// The distinct texts, valid as long as the bytes.
    let texts: TextStreamReader

    init(_ bytes: UnsafeRawBufferPointer, of page: ContactListPage) throws {
        var offset = 0
        rows = try IntegerStreamReader<UInt32>(bytes: bytes, at: &offset).decoded()
        codes = try ChunkDecoding.stream(UInt32.self, bytes, &offset, count: rows.count)
        texts = try TextStreamReader(bytes: bytes, at: &offset)
        let isAscending = zip(rows, rows.dropFirst()).allSatisfy { $0 < $1 }
        guard isAscending, rows.last.map({ $0 < page.rows }) ?? true, codes.allSatisfy({ $0 < texts.count }) else {
            throw CorruptColumn(.lengthsDisagree(expected: page.rows, found: rows.count), at: 0)
        }
    }
}
