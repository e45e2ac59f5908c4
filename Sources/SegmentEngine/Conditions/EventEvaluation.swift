internal import Columns
internal import EventStore

/// A condition on events of one type while the events pass by.
///
/// One pass over the row groups of an event type serves all conditions on it.
protocol EventEvaluation: AnyObject {
    /// The times that it wants to see.
    var window: TimeRange { get }
    /// The columns of named values that it reads.
    var columns: Set<UInt32> { get }
    /// Whether it looks at the numbers of events.
    var looksAtNumbers: Bool { get }
    /// Whether it looks at the times of the events of a row group.
    func looksAtTimes(in group: RowGroup) -> Bool
    /// Takes rows of a row group, all of them inside the window, ascending by time and event number.
    func take(_ rows: Range<Int>, of events: EventBuffer, in group: RowGroup)
    /// Adds what another evaluation of the same condition saw, which nobody uses any more.
    func add(_ other: Self)
    /// The contacts for which the condition holds, after all rows.
    func contacts() -> Bitmap
}

extension EventEvaluation {
    var looksAtNumbers: Bool { false }

    func looksAtTimes(in group: RowGroup) -> Bool { false }

    /// Adds what another evaluation saw, which is one of the same condition and so of the same type.
    func add(seenBy other: any EventEvaluation) {
        if let other = other as? Self { add(other) }
    }
}

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

/// Some rows of a range.
struct PassingRows {
    /// All that there are.
    let range: Range<Int>
    /// A bit for each of them that is one of the rows; nil: all are.
    let words: [UInt64]?

    /// Calls with the bits of each 64 rows, and the first of these.
    ///
    /// One loop for all rows and for some: what is called in two places may become a call for each row.
    ///
    /// - Parameters:
    ///   - contacts: The contact of each row, if it has one.
    ///   - kept: What is kept of contacts, to be asked for before their turn comes.
    @inline(__always)
    func forEachWord(
        of contacts: UnsafeBufferPointer<UInt32>,
        ahead kept: KeptFigures? = nil,
        _ body: (_ first: Int, _ word: UInt64) -> Void
    ) {
        (words ?? []).withUnsafeBufferPointer { words in
            for first in stride(from: range.lowerBound, to: range.upperBound, by: 64) {
                let all = UInt64.max &>> UInt64(truncatingIfNeeded: max(0, first &+ 64 &- range.upperBound))
                if let kept, kept.areFar, first &+ 64 < range.upperBound {
                    kept.ask(contacts, first &+ 64..<min(first &+ 128, range.upperBound))
                }
                body(first, words.isEmpty ? all : words[(first &- range.lowerBound) &>> 6])
            }
        }
    }

    /// Calls with each of the rows that has a contact, in their order.
    @inline(__always)
    func forEachRow(
        of contacts: [UInt32],
        ahead kept: KeptFigures? = nil,
        _ body: (_ row: Int, _ contact: Int) -> Void
    ) {
        let nobody = EventBuffer.noContact
        contacts.withUnsafeBufferPointer { contacts in
            forEachWord(of: contacts, ahead: kept) { first, word in
                var word = word
                while word != 0 {
                    let row = first &+ word.trailingZeroBitCount
                    word &= word &- 1
                    let contact = contacts[row]
                    if contact != nobody { body(row, Int(contact)) }
                }
            }
        }
    }
}
