internal import EventModel

/// How fast, how parallel and how patient a push is.
package struct SendingLimits: Hashable, Sendable {
    /// The most requests that are begun in a second.
    package var requestsPerSecond = YespoRules.requestsPerSecond(method: "POST", path: YespoRules.pastEventsPath)
    /// The most events of a request.
    package var eventsPerBatch = BatchCutter.greatestEventCount
    /// The most requests that are under way at a time.
    package var inFlight = 6
    /// How often a batch is sent before it waits as failed.
    package var tries = 6
    /// The most batches that are held in memory: under way, waiting for their turn or for another try.
    package var held = 24
    /// The waits between tries.
    package var backoff = Backoff()
    /// The longest wait that a reply may ask for; one that asks for more ends the push.
    package var longestRetryAfter: Duration = .seconds(300)
    /// Refusals because of too many requests use no tries up for so long, from the first one on until something is taken.
    package var patience: Duration = .seconds(900)
    /// So many batches in a row that failed for good, with nothing taken between, end the push.
    package var failuresInARow = 50
    /// So many events in a row that were refused alone, with nothing taken between, end the push.
    package var refusalsInARow = 1_000

    /// Makes the usual limits: those of the vendor's documentation where it has any.
    package init() {}
}
