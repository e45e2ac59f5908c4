internal import EventModel

/// How far an event has come, by the ledger.
package enum EventStanding: Hashable, Sendable {
    /// Nothing is known of it: it was never part of a push, or was deleted upstream.
    case new
    /// It is planned, or waits as failed; it surely did not arrive.
    case waiting(batch: Int, failed: Bool)
    /// The vendor took it for processing.
    case accepted(batch: Int)
    /// The vendor refused it, with this status, or `HTTP 400`.
    case rejected(batch: Int, status: String)
    /// It was sent, and nobody knows whether it arrived.
    case unknown(batch: Int)

    /// Whether the next push sends it, as it surely is not there and the reason lay not in the event.
    package var isDue: Bool {
        switch self {
        case .new, .waiting: true
        case .accepted, .unknown: false
        case .rejected(_, let status): Self.passing.contains(status)
        }
    }

    /// Whether it surely is not upstream, and was never refused.
    var isNowhere: Bool {
        switch self {
        case .new, .waiting: true
        case .accepted, .rejected, .unknown: false
        }
    }

    /// The statuses whose cause lies not in the event: it is sent again by the next push.
    private static let passing: Set<String> = [
        YespoRules.PastEventStatus.segmentationOff.rawValue, YespoRules.PastEventStatus.serverError.rawValue,
    ]

    /// The batch that it belongs to.
    package var batch: Int? {
        switch self {
        case .new: nil
        case .waiting(let batch, _), .accepted(let batch), .rejected(let batch, _), .unknown(let batch): batch
        }
    }
}
