package import EventModel
internal import GRDB

extension StoreSnapshot {
    /// Where the events of a part stood.
    ///
    /// - Throws: ``StoreError/damaged(path:detail:)``.
    package func placement(of part: Part) throws -> PartOrigins {
        do {
            return try PartOrigins(of: part, database)
        } catch let error as DamagedBytes {
            throw StoreError.damaged(path: path, detail: error.description)
        }
    }

    /// The offset of each event's first byte, by its position in the part; a fifth of what ``placement(of:)`` reads.
    ///
    /// - Throws: ``StoreError/damaged(path:detail:)``.
    package func offsets(of part: Part) throws -> [Int64] {
        try namingDamage { try PartOrigins.offsets(of: part, database) }
    }

    /// The first event number of each run of events that one source brought, ascending, with the source's name.
    package func sourceRuns() throws -> [(firstEvent: Int64, source: String)] {
        try importRanges().map { (firstEvent: $0.first, source: $0.source) }
    }

    /// The order events of a part, or of all, that count for nothing, in the order of their numbers.
    package func ignoredOrderEvents(of part: Part? = nil) throws -> [IgnoredOrderEvent] {
        var ignored: [IgnoredOrderEvent] = []
        let rows = try Row.fetchCursor(
            database,
            sql: "SELECT event, reason FROM ignored_order_event WHERE event >= ? AND event < ? ORDER BY event",
            arguments: [part?.eventNumbers.lowerBound ?? .min, part?.eventNumbers.upperBound ?? .max]
        )
        while let row = try rows.next() {
            let code: Int = row[1]
            guard let reason = IgnoredReason(rawValue: UInt8(truncatingIfNeeded: code)) else { continue }
            ignored.append(IgnoredOrderEvent(number: row[0], reason: reason))
        }
        return ignored
    }

    /// Calls with each identity of a kind: the column and code of its text, and the contact that owns it, if one does.
    package func forEachIdentity(
        _ kind: IdentifierKind,
        _ body: (_ column: UInt32, _ code: UInt32, _ owner: UInt32?) -> Void
    ) {
        contacts.forEachIdentity(kind, body)
    }
}

extension StoreSnapshot {
    /// Throws what was found wrong with texts that were read from the file so far.
    ///
    /// - Throws: ``StoreError/damaged(path:detail:)``.
    package func checkTexts() throws {
        try vocabulary.damage.check()
        if vocabulary.dictionaries.contains(where: \.hasLostTexts) {
            throw DamagedBytes(place: "texts in a temporary file", detail: "they cannot be read any more")
        }
    }
}
