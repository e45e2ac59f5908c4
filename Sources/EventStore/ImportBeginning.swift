internal import GRDB

/// What an import of events and one of contact lists begin with: what the store knows already.
struct ImportBeginning {
    let vocabulary: Vocabulary
    let contacts: ContactResolution
    /// How many contacts there are.
    let contactCount: Int
    /// The number that the next event gets.
    let nextEvent: Int64

    /// Reads it, on the connection that writes.
    init(_ store: StoreFile, _ database: Database) throws {
        let queue = store.queue
        // Blocks are merged while nobody uses the connection, and parts sealed while somebody does.
        vocabulary = try VocabularyTable.read(database) { body in try queue.unsafeReentrantRead { try body($0) } }
        let table = try ContactTable.read(database)
        contactCount = table.count
        contacts = ContactResolution(vocabulary: vocabulary, table: table)
        // What is wrong with the identifiers must be known before somebody looks for one.
        try vocabulary.damage.check()
        nextEvent = Int64(try Setting.number(.nextEvent, database))
    }
}
