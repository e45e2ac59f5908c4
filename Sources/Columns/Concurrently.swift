internal import Dispatch
internal import Foundation

/// Does parts of one piece of work at once, on all cores, and waits for them.
package enum Concurrently {
    /// Fewer rows than this are not worth a second core.
    private static let fewestRows = 1 << 17
    private static let mostSlices = 8

    /// What a body makes of each of so many parts, in their order.
    package static func map<Result: Sendable>(_ count: Int, _ body: @Sendable (Int) -> Result) -> [Result] {
        guard count > 1 else { return (0..<count).map(body) }
        return [Result](unsafeUninitializedCapacity: count) { results, initialized in
            // Each part writes its own place, and nobody reads before all are done.
            nonisolated(unsafe) let results = results
            DispatchQueue.concurrentPerform(iterations: count) { part in
                results.initializeElement(at: part, to: body(part))
            }
            initialized = count
        }
    }

    /// What a body makes of consecutive slices of so many rows, in their order: a slice a core, one if there are few rows.
    package static func mapSlices<Result: Sendable>(of rows: Int, _ body: @Sendable (Range<Int>) -> Result) -> [Result]
    {
        let slices = max(1, min(rows / fewestRows, ProcessInfo.processInfo.activeProcessorCount, mostSlices))
        return map(slices) { slice in body(rows * slice / slices..<rows * (slice + 1) / slices) }
    }
}
