internal import Dispatch
internal import Synchronization

/// What the thread that reads events and the thread that sends them tell each other.
final class BatchExchange: Sendable {
    /// What the thread that sends is told.
    enum Message: Sendable {
        /// A batch is to be sent.
        case batch(PushBatch)
        /// That was the last batch.
        case exhausted
        /// The user asks to stop, or the events cannot be read on.
        case interrupted
        /// A request has come to its end.
        case outcome(batch: Int, RequestOutcome)
    }

    /// How far the thread that sends has come.
    struct Progress {
        var tally: PushTally
        var lastFault: String?
        /// How long it still waits because the service asked for that.
        var pause: Duration?
        /// How it ended; nil while it goes on.
        var end: Result<StopReason?, any Error>?
    }

    private let inbox = Inbox<Message>()
    private let state: Mutex<Progress>
    /// One signal for each batch that may be given, and one for the end.
    private let room = DispatchSemaphore(value: 0)

    /// Makes an exchange in which so many batches may wait.
    init(room places: Int, _ tally: PushTally) {
        state = Mutex(Progress(tally: tally))
        for _ in 0..<max(1, places) { room.signal() }
    }

    /// How far the thread that sends has come.
    var progress: Progress { state.withLock { $0 } }

    // MARK: For the thread that reads

    /// Waits for room for a batch or for the end, no longer than this; gives whether one of them has come.
    func hasRoom(waiting time: Duration) -> Bool {
        room.wait(timeout: .now() + .nanoseconds(Int(time / .nanoseconds(1)))) == .success
    }

    /// Tells the thread that sends.
    func put(_ message: Message) { inbox.put(message) }

    // MARK: For the thread that sends

    /// Takes all messages, waiting for the first no longer than this.
    func messages(waiting time: Duration) -> [Message] { inbox.take(waiting: time) }

    /// Tells that another batch may be given.
    func makeRoom() { room.signal() }

    /// Tells how far it is.
    func tell(_ tally: PushTally, lastFault: String?, pause: Duration?) {
        state.withLock { ($0.tally, $0.lastFault, $0.pause) = (tally, lastFault, pause) }
    }

    /// Tells that nothing more is sent.
    func end(_ result: Result<StopReason?, any Error>) {
        state.withLock { $0.end = result }
        room.signal()
    }
}
