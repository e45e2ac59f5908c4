internal import EventModel

/// The thread of a push that sends: carries out what the machine decides, and keeps the ledger ahead of the wire.
///
/// It takes in replies, lets the machine decide, commits what was decided and what is about to be sent in one transaction, and
/// only then lets requests go. So a kill at any moment loses nothing.
final class BatchSender {
    private let ledger: PushLedger
    private let account: Int
    private let client: UpstreamClient
    private let version: APIVersion
    private let typeNames: [String]
    private let exchange: BatchExchange
    private var machine: SendingMachine<SystemRandomNumberGenerator>
    /// Batches that the machine has no room for yet.
    private var ready: [PushBatch] = []
    private var isExhausted = false
    /// The batches that the machine holds, by number.
    private var held: [Int: PushBatch] = [:]
    private var outcomes: [Int: (reply: Reply, verdict: Verdict)] = [:]
    private var faults: [Int: String] = [:]
    private let clock = ContinuousClock()
    private let start: ContinuousClock.Instant
    private var tally: PushTally
    private var lastFault: String?
    private var toldAt = Duration.zero

    /// Prepares to send what comes through an exchange.
    init(
        _ exchange: BatchExchange,
        to client: UpstreamClient,
        _ version: APIVersion,
        ledger: PushLedger,
        account: Int,
        typeNames: [String],
        limits: SendingLimits
    ) throws {
        (self.exchange, self.client, self.version) = (exchange, client, version)
        (self.ledger, self.account, self.typeNames) = (ledger, account, typeNames)
        tally = exchange.progress.tally
        machine = SendingMachine(
            limits: limits,
            firstNumber: try ledger.nextBatchNumber(),
            dice: SystemRandomNumberGenerator()
        )
        start = clock.now
    }

    private var elapsed: Duration { clock.now - start }

    /// Sends everything.
    ///
    /// - Returns: Why it ended before everything was sent; nil if all went.
    /// - Throws: ``LedgerError``; what was under way is then unknown to the ledger.
    func run() throws -> StopReason? {
        var messages: [BatchExchange.Message] = []
        while true {
            let next = try ledger.write { transaction in
                for message in messages { try take(message, transaction) }
                try offer(transaction)
                let due = machine.due(at: elapsed)
                for action in due { try perform(action, transaction) }
                return due
            }
            for action in next { send(action) }
            tell()
            if machine.isFinished { return machine.stopReason }
            let wait = machine.wakeTime(at: elapsed).map { $0 - elapsed } ?? .milliseconds(100)
            messages = exchange.messages(waiting: min(wait, .milliseconds(100)))
        }
    }

    /// Tells how far it is, ten times a second and at the end: what was told is copied when it changes next.
    private func tell() {
        guard machine.isFinished || elapsed - toldAt >= .milliseconds(100) else { return }
        toldAt = elapsed
        exchange.tell(tally, lastFault: lastFault, pause: machine.pause(at: elapsed))
    }

    private func take(_ message: BatchExchange.Message, _ transaction: LedgerTransaction) throws {
        switch message {
        case .batch(let batch): ready.append(batch)
        case .exhausted: isExhausted = true
        case .interrupted: _ = machine.handle(.interrupted, at: elapsed)
        case .outcome(let number, let outcome): try take(outcome, of: number, transaction)
        }
    }

    /// Hands the machine as many batches as it has room for.
    private func offer(_ transaction: LedgerTransaction) throws {
        while machine.room > 0, let batch = ready.first {
            ready.removeFirst()
            exchange.makeRoom()
            let number = machine.offer(events: batch.events.count, orders: batch.orders)
            held[number] = batch
            tally.offered(batch)
            try transaction.plan(number, batch, account: account, typeNames: typeNames)
        }
        if isExhausted, ready.isEmpty { _ = machine.handle(.exhausted, at: elapsed) }
    }

    private func take(_ outcome: RequestOutcome, of number: Int, _ transaction: LedgerTransaction) throws {
        guard let batch = held[number] else { return }
        let event: SendingEvent
        switch outcome {
        case .reply(let reply):
            let verdict = Verdict(reply, events: batch.events.count)
            outcomes[number] = (reply, verdict)
            event = .replied(batch: number, verdict, retryAfter: reply.retryAfter)
        case .brokeBeforeWritten(let text):
            faults[number] = text
            event = .brokeBeforeWritten(batch: number)
        case .replyLost(let text):
            faults[number] = text
            event = .replyLost(batch: number)
        }
        for action in machine.handle(event, at: elapsed) { try perform(action, transaction) }
        outcomes[number] = nil
        faults[number] = nil
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
            guard let event = held.removeValue(forKey: number)?.events.first, let reply = outcomes[number]?.reply else {
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
        guard let batch = held.removeValue(forKey: number), let (reply, verdict) = outcomes[number] else { return }
        var statuses: [String]?
        if case .judged(let all) = verdict { statuses = all }
        try transaction.settle(number, batch, statuses: statuses, reply, account: account)
        tally.settled(
            number,
            events: batch.events.count,
            statuses: statuses,
            accepted: YespoRules.PastEventStatus.accepted.rawValue
        )
    }

    private func summary(_ number: Int) -> String {
        outcomes[number]?.reply.summary ?? faults[number] ?? ""
    }

    private func send(_ action: SendingAction) {
        guard case .send(let number, _) = action, let batch = held[number] else { return }
        let exchange = exchange
        client.start(.pastEvents(batch, version)) { exchange.put(.outcome(batch: number, $0)) }
    }
}
