/// What happens to a push that is under way.
package enum SendingEvent: Hashable, Sendable {
    /// A batch's reply came whole.
    case replied(batch: Int, Verdict, retryAfter: Duration?)
    /// The connection was not made, or broke before the last byte was written: the batch surely did not arrive whole.
    case brokeBeforeWritten(batch: Int)
    /// The reply never came after the last byte was written: cut, or timed out.
    case replyLost(batch: Int)
    /// There are no more batches to offer.
    case exhausted
    /// The user asks to stop.
    case interrupted
}

/// What a push is to do next; in this order.
package enum SendingAction: Hashable, Sendable {
    /// Send the batch, this being its so-manieth try.
    case send(batch: Int, tries: Int)
    /// The reply settles the batch: each event as the reply says.
    case settle(batch: Int)
    /// The reply does not settle it: nobody knows whether it arrived.
    case markUnknown(batch: Int)
    /// The event that the batch consists of goes to the dead letters.
    case bury(batch: Int)
    /// The batch is replaced by its two halves.
    case split(batch: Int, first: Int, second: Int)
    /// The batch waits for another try.
    case postpone(batch: Int)
    /// The batch's tries are used up, or the push ends because of it; it waits as failed.
    case fail(batch: Int)
}

/// Why a push ends before everything was sent.
package enum StopReason: Hashable, Sendable {
    /// The user pressed Ctrl-C.
    case interrupted
    /// The key is wrong or may not do this.
    case keyRefused
    /// The address does not take past events.
    case misdirected
    /// Segmentation is off for an event type.
    case segmentationOff
    /// The service asks to wait for longer than a push waits.
    case askedToWait(Duration)
    /// Batch after batch used up its tries.
    case unreachable
    /// Event after event was refused.
    case everythingRefused
}
