internal import EventModel
internal import Presentation
internal import Upstream

/// What several results of pushes say alike.
enum PushWords {
    /// The counts of the contract: every event and every batch in exactly one of them.
    static func counts(_ tally: PushTally) -> [(String, JSONDocument)] {
        [
            (
                "batches",
                [
                    "planned": .integer(tally.batches), "accepted": .integer(tally.acceptedBatches.count),
                    "failed": .integer(tally.failedBatches.count), "unknown": .integer(tally.unknownBatchCount),
                    "rejected": .integer(tally.rejectedBatches.count), "waiting": .integer(tally.waitingBatches),
                ]
            ),
            (
                "events",
                [
                    "selected": .integer(tally.selected), "accepted": .integer(tally.accepted),
                    "rejected": .integer(tally.rejected), "unknown": .integer(tally.unknown),
                    "waiting": .integer(tally.waiting), "skipped": .integer(tally.skipped),
                ]
            ),
            ("rejected", rejected(tally.rejectedByStatus.sorted { $0.key < $1.key }.map { ($0.key, $0.value) })),
        ]
    }

    /// The rejected events by status.
    static func rejected(_ counts: [(status: String, events: Int)]) -> JSONDocument {
        .list(counts.map { ["status": .text($0.status), "events": .integer($0.events)] })
    }

    /// A status, and in plain language what the vendor means by it.
    static func meaning(ofStatus status: String) -> String {
        if let known = YespoRules.PastEventStatus(rawValue: status) { return "\(status): \(known.meaning)" }
        return status.hasPrefix(PushTally.aloneStatus)
            ? "\(status): refused alone; see muster push dead-letters" : status
    }

    /// Seconds with three decimals.
    static func seconds(_ time: Duration) -> String {
        let milliseconds = Int((time / .milliseconds(1)).rounded())
        let fraction = String(milliseconds % 1_000)
        return "\(milliseconds / 1_000).\(String(repeating: "0", count: 3 - fraction.count))\(fraction)"
    }
}
