internal import EventStore

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
