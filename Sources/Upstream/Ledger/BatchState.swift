/// How far a batch has come; the names stand in the ledger's file and never change.
package enum BatchState: String, CaseIterable, Sendable {
    /// It is to be sent, for the first time or again.
    case planned
    /// It is being sent; if nobody sends it any more, it was killed meanwhile and counts as unknown.
    case sending
    /// The vendor answered for each of its events.
    case accepted
    /// Its one event was refused.
    case rejected
    /// Its tries are used up; it surely did not arrive.
    case failed
    /// It was sent, and nobody knows whether it arrived.
    case unknown
}
