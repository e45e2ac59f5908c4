internal import Foundation
internal import Synchronization

/// Does parts of one piece of work at once, on all cores, and waits for them.
package enum Concurrently {
    /// As many threads as there are processors, up to eight; to ask the system each time takes longer than a small piece of work.
    private static let mostThreads = min(8, ProcessInfo.processInfo.activeProcessorCount)

    /// What a body makes of each of so many parts, in their order.
    package static func map<Result: Sendable>(_ count: Int, _ body: @Sendable (Int) -> Result) -> [Result] {
        let threads = min(count, mostThreads)
        guard threads > 1 else { return (0..<count).map(body) }
        return [Result](unsafeUninitializedCapacity: count) { results, initialized in
            // Each part writes its own place, and nobody reads before all are done.
            nonisolated(unsafe) let results = results
            let begun = Atomic(0)
            @Sendable func takeParts() {
                while true {
                    let part = begun.add(1, ordering: .relaxed).oldValue
                    guard part < count else { return }
                    results.initializeElement(at: part, to: body(part))
                }
            }
            WorkerThreads.shared.together(with: threads - 1, takeParts, own: takeParts)
            initialized = count
        }
    }

    /// On how many threads so many rows are worth being looked at.
    ///
    /// - Parameter fewest: How many rows are worth a thread.
    package static func threads(for rows: Int, fewest: Int = 1 << 17) -> Int {
        max(1, min(rows / fewest, mostThreads))
    }

    /// What a body makes of consecutive slices of so many rows, in their order: a slice a core, one if there are few rows.
    package static func mapSlices<Result: Sendable>(of rows: Int, _ body: @Sendable (Range<Int>) -> Result) -> [Result]
    {
        let slices = threads(for: rows)
        return map(slices) { slice in body(rows * slice / slices..<rows * (slice + 1) / slices) }
    }
}
