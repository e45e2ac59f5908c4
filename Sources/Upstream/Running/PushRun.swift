internal import Foundation

/// A push under way: one thread reads the events and makes batches of them, another sends these and keeps the ledger.
///
/// Unpacking the events of a slice takes longer than requests lie apart, so neither waits for the other; a few batches lie
/// between them, and memory is bounded.
package final class PushRun {
    private var batches: DueBatches
    private let exchange: BatchExchange
    private let clock = ContinuousClock()
    private let start: ContinuousClock.Instant
    /// Makes the sender; called on its own thread.
    private let makeSender: @Sendable () throws -> BatchSender

    /// So many batches may lie between the threads: about as many as come of one slice of events.
    private static let room = 32

    /// Prepares a push of the batches of a walk; nothing is sent yet.
    ///
    /// - Parameter ledger: Nobody else may write to it during the push.
    package init(
        _ batches: DueBatches,
        to client: UpstreamClient,
        _ version: APIVersion,
        ledger: PushLedger,
        account: Int,
        typeNames: [String],
        tally: PushTally,
        limits: SendingLimits
    ) {
        self.batches = batches
        let exchange = BatchExchange(room: Self.room, tally)
        self.exchange = exchange
        makeSender = {
            try BatchSender(
                exchange,
                to: client,
                version,
                ledger: ledger,
                account: account,
                typeNames: typeNames,
                limits: limits
            )
        }
        start = clock.now
    }

    /// How long it has been going on.
    package var elapsed: Duration { clock.now - start }
    /// How far the selection has come.
    package var tally: PushTally { exchange.progress.tally }
    /// How long nothing is sent because the service asked to wait, as of when it was told last; nil if it did not.
    package var pause: Duration? { exchange.progress.pause }
    /// The last reply or fault that ended a batch or the push, for people.
    package var lastFault: String? { exchange.progress.lastFault }

    /// Sends everything.
    ///
    /// - Parameter progress: Called often; `false` asks to stop: what is under way comes to its end, and nothing more goes.
    /// - Returns: Why it ended before everything was sent; nil if all went.
    /// - Throws: `StoreError`, ``LedgerError``; after the latter, what was under way is unknown to the ledger.
    package func run(progress: (PushTally) -> Bool) throws -> StopReason? {
        let (exchange, makeSender) = (exchange, makeSender)
        let thread = Thread { exchange.end(Result { try makeSender().run() }) }
        thread.name = "muster.push"
        thread.start()
        var isStopped = false
        func report() {
            guard !isStopped, !progress(exchange.progress.tally) else { return }
            isStopped = true
            exchange.put(.interrupted)
        }
        do {
            try give(report: report)
        } catch {
            exchange.put(.interrupted)
            _ = end(report: report)
            throw error
        }
        return try end(report: report).get()
    }

    /// Gives all batches to the thread that sends, as it has room for them; ends early when that has ended.
    private func give(report: () -> Void) throws {
        while let batch = try batches.next() {
            while !exchange.hasRoom(waiting: .milliseconds(100)) { report() }
            report()
            if exchange.progress.end != nil { return }
            exchange.put(.batch(batch))
        }
        exchange.put(.exhausted)
    }

    /// Waits for the end of the thread that sends.
    private func end(report: () -> Void) -> Result<StopReason?, any Error> {
        while true {
            if let end = exchange.progress.end { return end }
            _ = exchange.hasRoom(waiting: .milliseconds(100))
            report()
        }
    }
}
