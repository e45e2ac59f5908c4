internal import Dispatch

extension Concurrently {
    /// Has another thread work things up while the calling one makes the next, and takes the results in the order of the
    /// things.
    ///
    /// - Parameters:
    ///   - next: Makes the next thing; nil: there are no more.
    ///   - work: Makes a result of a thing, on the other thread, one at a time.
    ///   - take: Is called with each result, on the calling thread, before the next thing but one is made.
    package static func relay<Thing: Sendable, Result: Sendable>(
        _ next: () throws -> Thing?,
        working work: @escaping @Sendable (Thing) -> Result,
        take: (Result) throws -> Void
    ) throws {
        let queue = DispatchQueue(label: "relay", qos: .userInitiated)
        var last: Relayed<Result>?
        // Nothing is left at work when an error is thrown.
        defer { last?.wait() }
        while let thing = try next() {
            let before = last
            last = Relayed(to: queue) { work(thing) }
            if let before { try take(before.result()) }
        }
        if let last { try take(last.result()) }
    }

    /// A thing at work.
    private struct Relayed<Result: Sendable> {
        private let group = DispatchGroup()
        private let outcome = Outcome<Result>()

        init(to queue: DispatchQueue, _ work: @escaping @Sendable () -> Result) {
            queue.async(group: group) { [outcome] in outcome.result = work() }
        }

        /// Waits for the end of the work.
        func wait() { group.wait() }

        /// What became of the thing, waited for.
        func result() -> Result {
            wait()
            guard let result = outcome.result else { preconditionFailure("Who waited finds a result") }
            return result
        }
    }

    private final class Outcome<Result>: @unchecked Sendable {
        // Written by the work, and read by who waited for its end.
        var result: Result?
    }
}
