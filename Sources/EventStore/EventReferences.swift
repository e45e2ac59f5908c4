/// How much there is of what events refer to: texts and shapes by their codes, contacts by their numbers.
///
/// A checksum guards the codes, and nothing guards the catalogue, which says what there is. Whoever looks something up by a
/// code does not look whether that is possible, so one that stands for nothing may not leave the reading of its chunk.
struct EventReferences: Sendable {
    private let texts: [Int]
    /// How many shapes of events there are.
    let eventShapes: Int
    /// How many shapes of lines there are.
    let lineShapes: Int
    /// How many contacts there are.
    let contacts: Int

    /// Counts what there is now.
    ///
    /// - Parameter contacts: How many contacts there are, for whoever looks something up by their numbers.
    init(of vocabulary: Vocabulary, contacts: Int = 1 << 32) {
        texts = vocabulary.registry.dictionaries.map { vocabulary.dictionaries[Int($0)].count }
        eventShapes = vocabulary.eventShapes.count
        lineShapes = vocabulary.lineShapes.count
        self.contacts = contacts
    }

    private init() {
        (texts, eventShapes, lineShapes, contacts) = ([], 1 << 32, 1 << 32, 1 << 32)
    }

    /// For who looks nothing up, and reads no columns of named values.
    static let any = EventReferences()

    /// How many texts the dictionary of a column has; none where there is no such column.
    func texts(of column: UInt32) -> Int { Int(column) < texts.count ? texts[Int(column)] : 0 }
}
