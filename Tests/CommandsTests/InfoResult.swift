/// What the tests read of what `info --format json` prints.
struct InfoResult: Decodable {
    struct Import: Decodable {
        let source: String
        let whole: Bool
        let read: Int
        let stored: Int
        let duplicate: Int
        let rejected: Int

        var counts: ImportResult.Events { .init(read: read, stored: stored, duplicate: duplicate, rejected: rejected) }
    }

    let database: String
    let format: Int
    let timeZone: String
    let events: Int
    let contacts: Int
    let unidentified: Int
    let orders: Int
    let imports: [Import]
}
