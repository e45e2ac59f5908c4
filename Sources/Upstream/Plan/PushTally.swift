/// How far the events and batches of a selection have come: a count for every event and batch, so that the sums add up.
///
/// It begins with what the ledger says of the whole selection and follows the push from there.
package struct PushTally: Hashable, Sendable {
    /// How many events are selected.
    package private(set) var selected = 0
    /// How many of them the vendor took for processing.
    package private(set) var accepted = 0
    /// How many were refused, by the status that they were refused with.
    package private(set) var rejectedByStatus: [String: Int] = [:]
    /// How many were sent, and nobody knows whether they arrived.
    package private(set) var unknown = 0
    /// How many events were left out, since it is foreseen that they come to nothing.
    package private(set) var skipped = 0
    /// The batches that the vendor answered for event by event.
    package private(set) var acceptedBatches: Set<Int> = []
    /// The batches of one event that was refused.
    package private(set) var rejectedBatches: Set<Int> = []
    /// The batches that failed in this push.
    package private(set) var failedBatches: Set<Int> = []
    /// The batches whose reply never came, each with how many selected events it has.
    private var unknownBatches: [Int: Int] = [:]
    /// The batches that are still to be sent.
    package private(set) var waitingBatches = 0

    /// Makes a tally of nothing.
    package init() {}

    /// How many events were refused.
    package var rejected: Int { rejectedByStatus.values.reduce(0, +) }
    /// How many events surely did not arrive yet.
    package var waiting: Int { selected - accepted - rejected - unknown }
    /// How many batches nobody knows the fate of.
    package var unknownBatchCount: Int { unknownBatches.count }
    /// How many batches there are, whatever became of them.
    package var batches: Int {
        acceptedBatches.count + rejectedBatches.count + failedBatches.count + unknownBatches.count + waitingBatches
    }
    /// Whether all that was selected was accepted.
    package var isAllAccepted: Bool { accepted == selected }

    // MARK: What the ledger says

    /// Counts an event of the selection.
    package mutating func add(_ standing: EventStanding) {
        selected += 1
        switch standing {
        case .new, .waiting: break
        case .accepted(let batch):
            accepted += 1
            acceptedBatches.insert(batch)
        case .rejected(let batch, let status):
            rejectedByStatus[status, default: 0] += 1
            if status.hasPrefix(Self.aloneStatus) {
                rejectedBatches.insert(batch)
            } else {
                acceptedBatches.insert(batch)
            }
        case .unknown(let batch):
            unknown += 1
            unknownBatches[batch, default: 0] += 1
        }
    }

    /// Counts an event that is left out.
    package mutating func skip() { skipped += 1 }

    /// Sets how many batches are to be sent.
    package mutating func plan(batches: Int) { waitingBatches = batches }

    /// The beginning of the status of events that were refused alone, before the HTTP status.
    package static let aloneStatus = "HTTP "

    // MARK: What the push does

    /// Follows a batch into the push: its events wait, whatever they were before.
    package mutating func offered(_ batch: PushBatch) {
        for event in batch.events {
            switch event.standing {
            case .new, .waiting, .accepted: break
            case .rejected(let old, let status):
                lessen(&rejectedByStatus, status)
                rejectedBatches.remove(old)
            case .unknown(let old):
                unknown -= 1
                lessen(&unknownBatches, old)
            }
        }
    }

    /// Follows a batch that was answered for: each event's status, nil if all were accepted.
    package mutating func settled(_ number: Int, events: Int, statuses: [String]?, accepted word: String) {
        waitingBatches -= 1
        acceptedBatches.insert(number)
        guard let statuses else {
            accepted += events
            return
        }
        for status in statuses {
            if status == word { accepted += 1 } else { rejectedByStatus[status, default: 0] += 1 }
        }
    }

    /// Follows a batch of one event that was refused.
    package mutating func buried(_ number: Int, status: String) {
        waitingBatches -= 1
        rejectedBatches.insert(number)
        rejectedByStatus[status, default: 0] += 1
    }

    /// Follows a batch that was halved.
    package mutating func split() { waitingBatches += 1 }

    /// Follows a batch that failed.
    package mutating func failed(_ number: Int) {
        waitingBatches -= 1
        failedBatches.insert(number)
    }

    /// Follows a batch whose reply never came.
    package mutating func lost(_ number: Int, events: Int) {
        waitingBatches -= 1
        unknown += events
        unknownBatches[number] = events
    }

    private func lessen<Key: Hashable>(_ counts: inout [Key: Int], _ key: Key) {
        guard let count = counts[key] else { return }
        counts[key] = count > 1 ? count - 1 : nil
    }
}
