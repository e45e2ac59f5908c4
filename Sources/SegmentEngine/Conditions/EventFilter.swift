internal import Columns
internal import EventStore

/// The rows of a row group that satisfy the predicate of a condition, for all conditions alike.
struct EventFilter {
    /// The times to look at.
    let window: TimeRange
    /// What an event must satisfy; nil: nothing.
    let predicate: RowPredicate?

    /// The columns that it reads.
    var columns: Set<UInt32> { predicate?.columns ?? [] }

    /// Calls with the row of every event that satisfies the predicate and has a contact, in their order.
    ///
    /// - Parameter kept: What is kept of contacts, to be asked for before their turn comes.
    @inline(__always)
    func forEachRow(
        _ rows: Range<Int>,
        of events: EventBuffer,
        ahead kept: KeptFigures? = nil,
        _ body: (_ row: Int, _ contact: Int) -> Void
    ) {
        let contacts = events.contacts
        guard contacts.count >= rows.upperBound else { return }
        passing(rows, of: events).forEachRow(of: contacts, ahead: kept, body)
    }

    /// The rows that satisfy the predicate.
    func passing(_ rows: Range<Int>, of events: EventBuffer) -> PassingRows {
        PassingRows(range: rows, words: predicate?.holding(rows, in: events.columns).words)
    }
}

extension EventFilter {
    /// Marks the contact of every event that it lets through.
    @inline(__always)
    func mark(_ rows: Range<Int>, of events: EventBuffer, in contacts: inout Bitmap) {
        guard !rows.isEmpty, events.contacts.count >= rows.upperBound else { return }
        let passing = passing(rows, of: events)
        contacts.withMutableWords { words in
            guard let words = words.baseAddress else { return }
            events.contacts.withUnsafeBufferPointer { contacts in
                guard let contact = contacts.baseAddress else { return }
                passing.forEachWord(of: contacts) { first, word in Self.markSome(contact + first, word, in: words) }
            }
        }
    }

    /// Marks those of 64 contacts whose bit is one.
    @inline(never)
    private static func markSome(
        _ contacts: UnsafePointer<UInt32>,
        _ word: UInt64,
        in words: UnsafeMutablePointer<UInt64>
    ) {
        let nobody = EventBuffer.noContact
        @inline(__always)
        func markOne(_ contact: UInt32) {
            if contact != nobody { words[Int(contact) &>> 6] |= 1 &<< UInt64(contact & 63) }
        }
        if word == .max {
            for place in 0..<64 { markOne(contacts[place]) }
        } else {
            var word = word
            while word != 0 {
                markOne(contacts[word.trailingZeroBitCount])
                word &= word &- 1
            }
        }
    }
}
