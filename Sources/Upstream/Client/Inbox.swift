internal import Dispatch
internal import Synchronization

/// Where the client's thread leaves what requests came to, for the thread that keeps the ledger.
final class Inbox<Message: Sendable>: Sendable {
    private let messages = Mutex<[Message]>([])
    private let signal = DispatchSemaphore(value: 0)

    /// Leaves a message.
    func put(_ message: Message) {
        messages.withLock { $0.append(message) }
        signal.signal()
    }

    /// Takes all messages, waiting for the first no longer than this.
    func take(waiting: Duration) -> [Message] {
        let nanoseconds = max(0, min(waiting / .nanoseconds(1), 1e12))
        _ = signal.wait(timeout: .now() + .nanoseconds(Int(nanoseconds)))
        let taken = messages.withLock { messages in
            let taken = messages
            messages.removeAll()
            return taken
        }
        // One signal for each message; the first was waited for.
        for _ in taken.dropFirst() { _ = signal.wait(timeout: .now()) }
        return taken
    }
}
