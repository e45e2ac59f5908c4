/// How many texts each column's dictionary has: the codes of its values are below.
///
/// A checksum guards the codes, and nothing guards the catalogue, which says what texts there are. Whoever looks something up by a
/// code does not look whether that is possible, so a code that no text has may not leave the reading of its chunk.
struct TextCounts: Sendable {
    private let counts: [Int]

    /// Counts the texts of the columns that there are now.
    init(of vocabulary: Vocabulary) {
        counts = vocabulary.registry.dictionaries.map { vocabulary.dictionaries[Int($0)].count }
    }

    /// How many a column has; none where there is no such column.
    subscript(column: UInt32) -> Int { Int(column) < counts.count ? counts[Int(column)] : 0 }
}
