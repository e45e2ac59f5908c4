internal import EventModel

/// A push under way: carries out what the machine decides, and keeps the ledger ahead of the wire.
///
/// One thread does it all but the network: it takes in replies, lets the machine decide, commits what was decided and what
/// is about to be sent in one transaction, and only then lets requests go. So a kill at any moment loses nothing.
package final class PushRun {
    private let ledger: PushLedger
    private let account: Int
    private let client: UpstreamClient
    private let version: APIVersion
    private let typeNames: [String]
    private var batches: DueBatches
    private var machine: SendingMachine<SystemRandomNumberGenerator>
    /// Batches that the machine has no room for yet.
    private var prepared: ArraySlice<PushBatch> = []
    private var isExhausted = false
    /// The batches that the machine holds, by number.
    private var held: [Int: PushBatch] = [:]
    private var outcomes: [Int: Reply] = [:]
    private var faults: [Int: String] = [:]
    private let inbox = Inbox<(batch: Int, outcome: RequestOutcome)>()
    private let clock = ContinuousClock()
    private let start: ContinuousClock.Instant
    /// How far the selection has come.
    package private(set) var tally: PushTally
    /// The last reply or fault that ended a batch or the push, for people.
    package private(set) var lastFault: String?

    /// Prepares a push of the batches of a walk; nothing is sent yet.
    package init(
        _ batches: DueBatches,
        to client: UpstreamClient,
        _ version: APIVersion,
        ledger: PushLedger,
        account: Int,
        typeNames: [String],
        tally: PushTally,
        limits: SendingLimits
    ) throws {
        (self.batches, self.client, self.version) = (batches, client, version)
        (self.ledger, self.account, self.typeNames, self.tally) = (ledger, account, typeNames, tally)
        machine = SendingMachine(
            limits: limits,
            firstNumber: try ledger.nextBatchNumber(),
            dice: SystemRandomNumberGenerator()
        )
        start = clock.now
    }

    /// How long it has been going on.
    package var elapsed: Duration { clock.now - start }

    /// Sends everything.
    ///
    /// - Parameter progress: Called often; `false` asks to stop: what is under way comes to its end, and nothing more goes.
    /// - Returns: Why it ended before everything was sent; nil if all went.
    /// - Throws: `StoreError`, ``LedgerError``; what was under way is then unknown to the ledger.
    package func run(progress: (PushTally) -> Bool) throws -> StopReason? {
        var messages: [(batch: Int, outcome: RequestOutcome)] = []
        while true {
            // Looked up before the transaction begins, since a connection does one thing at a time.
            try prepare(machine.room + messages.count)
            let next = try ledger.write { transaction in
                for message in messages { try take(message, transaction) }
                try offer(transaction)
                let due = machine.due(at: elapsed)
                for action in due { try perform(action, transaction) }
                return due
            }
            for action in next { send(action) }
            if machine.isFinished { return machine.stopReason }
            if !progress(tally) { _ = machine.handle(.interrupted, at: elapsed) }
            let wait = machine.wakeTime(at: elapsed).map { $0 - elapsed } ?? .milliseconds(100)
            messages = inbox.take(waiting: min(wait, .milliseconds(100)))
        }
    }

    /// Has so many batches ready, if there are as many.
    private func prepare(_ count: Int) throws {
        while !isExhausted, prepared.count < count {
            guard let batch = try batches.next() else {
                isExhausted = true
                return
            }
            prepared.append(batch)
        }
    }

    /// Hands the machine as many batches as it has room for.
    private func offer(_ transaction: LedgerTransaction) throws {
        while machine.room > 0 {
            guard let batch = prepared.popFirst() else {
                if isExhausted { _ = machine.handle(.exhausted, at: elapsed) }
                return
            }
            let number = machine.offer(events: batch.events.count, orders: batch.orders)
            held[number] = batch
            tally.offered(batch)
            try transaction.plan(number, batch, account: account, typeNames: typeNames)
        }
    }

    private func take(_ message: (batch: Int, outcome: RequestOutcome), _ transaction: LedgerTransaction) throws {
        guard let batch = held[message.batch] else { return }
        let event: SendingEvent
        switch message.outcome {
        case .reply(let reply):
            outcomes[message.batch] = reply
            let verdict = Verdict(reply, events: batch.events.count)
            event = .replied(batch: message.batch, verdict, retryAfter: reply.retryAfter)
        case .brokeBeforeWritten(let text):
            faults[message.batch] = text
            event = .brokeBeforeWritten(batch: message.batch)
        case .replyLost(let text):
            faults[message.batch] = text
            event = .replyLost(batch: message.batch)
        }
        for action in machine.handle(event, at: elapsed) { try perform(action, transaction) }
        outcomes[message.batch] = nil
        faults[message.batch] = nil
    }

    private func perform(_ action: SendingAction, _ transaction: LedgerTransaction) throws {
        switch action {
        case .send(let number, let tries): try transaction.send(number, tries: tries)
        case .settle(let number): try settle(number, transaction)
        case .markUnknown(let number):
            guard let batch = held.removeValue(forKey: number) else { return }
            try transaction.mark(number, .unknown, reply: summary(number))
            tally.lost(number, events: batch.events.count)
        case .bury(let number):
            guard let event = held.removeValue(forKey: number)?.events.first, let reply = outcomes[number] else {
                return
            }
            let status = "\(PushTally.aloneStatus)\(reply.status)"
            try transaction.bury(number, event, status: status, reply: reply.summary, account: account)
            tally.buried(number, status: status)
        case .split(let number, let first, let second):
            guard let halves = held.removeValue(forKey: number)?.halves else { return }
            try transaction.split(number, into: [(first, halves.0), (second, halves.1)], account: account)
            (held[first], held[second]) = halves
            tally.split()
        case .postpone(let number):
            lastFault = summary(number)
            try transaction.mark(number, .planned, reply: summary(number))
        case .fail(let number):
            held[number] = nil
            lastFault = summary(number)
            try transaction.mark(number, .failed, reply: summary(number))
            tally.failed(number)
        }
    }

    private func settle(_ number: Int, _ transaction: LedgerTransaction) throws {
        guard let batch = held.removeValue(forKey: number), let reply = outcomes[number] else { return }
        var statuses: [String]?
        if case .judged(let all) = Verdict(reply, events: batch.events.count) { statuses = all }
        try transaction.settle(number, batch, statuses: statuses, reply: reply.summary, account: account)
        tally.settled(
            number,
            events: batch.events.count,
            statuses: statuses,
            accepted: YespoRules.PastEventStatus.accepted.rawValue
        )
    }

    private func summary(_ number: Int) -> String {
        outcomes[number]?.summary ?? faults[number] ?? ""
    }

    private func send(_ action: SendingAction) {
        guard case .send(let number, _) = action, let batch = held[number] else { return }
        let inbox = inbox
        client.start(.pastEvents(batch, version)) { inbox.put((number, $0)) }
    }
}
