internal import EventModel

/// Says where one batch ends and the next begins.
///
/// A batch has at most 500 events (Yespo support, Sending Past Events). The vendor documents no limit in bytes; ours keeps
/// requests of a size that servers commonly take and that can be sent again without regret.
package struct BatchCutter: Sendable {
    /// The most bytes of a request's body; an event that is larger goes alone.
    package static let greatestBodyBytes = 4_000_000

    /// The most events of a request.
    package static let greatestEventCount = YespoRules.pastEventsPerRequest

    private let eventsAtMost: Int
    private let bytesAtMost: Int
    private var events = 0
    private var bytes = 0

    /// How many batches have been begun.
    package private(set) var batches = 0

    /// Makes a cutter at the start of the first batch.
    package init(
        eventsAtMost: Int = BatchCutter.greatestEventCount,
        bytesAtMost: Int = BatchCutter.greatestBodyBytes
    ) {
        self.eventsAtMost = max(1, eventsAtMost)
        self.bytesAtMost = bytesAtMost
    }

    /// Takes the next event of so many bytes; true if it begins a new batch.
    package mutating func begins(withEventOf size: Int) -> Bool {
        // The brackets around the events, and the comma before each but the first.
        let grown = (events == 0 ? 13 : bytes + 1) + size
        if batches > 0, events < eventsAtMost, grown <= bytesAtMost {
            events += 1
            bytes = grown
            return false
        }
        (events, bytes) = (1, 13 + size)
        batches += 1
        return true
    }
}
