internal import Dispatch
internal import Synchronization

/// Lets a command, which is a plain function, wait for asynchronous work.
enum AsynchronousWork {
    private final class Outcome: Sendable {
        let failure = Mutex<(any Error)?>(nil)
    }

    /// Runs work to its end, and cancels it when the user asks to stop.
    ///
    /// The thread that waits looks ten times a second whether the user has asked, since a signal handler may do no more than
    /// leave a note.
    static func run(_ work: @escaping @Sendable () async throws -> Void) throws {
        let (outcome, ended) = (Outcome(), DispatchSemaphore(value: 0))
        let task = Task {
            do {
                try await work()
            } catch {
                outcome.failure.withLock { $0 = error }
            }
            ended.signal()
        }
        while ended.wait(timeout: .now() + .milliseconds(100)) == .timedOut {
            if Interruption.isRequested { task.cancel() }
        }
        if let failure = outcome.failure.withLock({ $0 }) { throw failure }
    }
}
