internal import AuditRules
internal import EventModel
internal import EventStore
internal import Glibc
internal import Presentation
internal import Upstream

/// A push from the command line: plan, question, contacts, events, summary.
struct Push {
    let snapshot: StoreSnapshot
    let selection: PushSelection
    let address: ServiceAddress
    let upstream: UpstreamOptions
    let sending: SendingOptions
    let version: APIVersion
    let ledgerPath: String
    let createsContacts: Bool
    /// What the audit is told that foresees what comes to nothing.
    let audit: AuditSettings
    let format: ResultFormat
    let csv: CSVWriter
    let isQuiet: Bool

    /// How much memory the texts of the events may take; those that do not fit are read from a file.
    private static let mostTextBytes = 64 << 20

    /// Shows the plan and sends nothing; without a word to anybody, unless the ledger knows several accounts.
    func rehearse() throws {
        let ledger = try PushLedger(reading: ledgerPath)
        var standings: EventStandings?
        if let ledger, let account = try KnownAccount(upstream, sending).number(in: ledger, at: address) {
            standings = try EventStandings(ledger, account: account)
        }
        let plan = try plan(standings)
        try ledger?.close()
        try PushPlanReport(plan, self).write(format, csv)
        if upstream.ledger == nil, let other = PushLedger.others(than: ledgerPath, knowing: address, nil).first {
            StandardError.write(
                "muster: \(other) knows of pushes to \(address), and this database has no ledger of its own: see --ledger\n"
            )
        }
    }

    /// Shows the plan, asks, and sends.
    func run(isAgreed: Bool) throws {
        if !isAgreed, isatty(STDIN_FILENO) != 1 {
            throw UsageFailure(
                message: "nothing was sent: say --yes where nobody can be asked, or --dry-run to see the plan alone"
            )
        }
        let client = sending.client(address, try upstream.key())
        let outcome: PushOutcome?
        do {
            outcome = try run(client, isAgreed: isAgreed)
        } catch {
            try client.close()
            throw error
        }
        try client.close()
        guard let outcome else { return }
        try outcome.write(format, csv)
        try outcome.fail(address)
    }

    private func run(_ client: UpstreamClient, isAgreed: Bool) throws -> PushOutcome? {
        let requests = sending.requests(client, address)
        let identity = try requests.account()
        try refuseNewLedger(beside: PushLedger.others(than: ledgerPath, knowing: address, identity))
        let ledger = try PushLedger(writing: ledgerPath)
        let account = try ledger.account(at: address, identity)
        let plan = try plan(try EventStandings(ledger, account: account))
        StandardError.write(PushPlanReport(plan, self).text(width: StandardError.isTerminal ? 100 : nil))
        guard try plan.due == 0 || isAgreed || isConfirmed(plan, identity) else {
            StandardError.write("nothing was sent\n")
            try ledger.close()
            return nil
        }
        var created: ContactCreation.Result?
        if createsContacts, plan.due > 0 {
            created = try ContactCreation(requests, address, ledger: ledger, account: account)
                .create(plan.contacts, snapshot) { _ in }
        }
        let outcome = try send(plan, client, ledger, account, created)
        try ledger.close()
        return outcome
    }

    /// Keeps a database that was given another name, or imported again under one, from being sent a second time.
    private func refuseNewLedger(beside others: [String]) throws {
        guard upstream.ledger == nil, let other = others.first else { return }
        throw UsageFailure(
            message: """
                \(other) knows what was pushed to this account, and this database has no ledger of its own, so nothing was sent. \
                If the data are the same under another name, go on with that ledger: --ledger \(other). If they are others, \
                begin a new one: --ledger \(ledgerPath)
                """
        )
    }

    private func send(
        _ plan: PushPlan,
        _ client: UpstreamClient,
        _ ledger: PushLedger,
        _ account: Int,
        _ contacts: ContactCreation.Result?
    ) throws -> PushOutcome {
        guard let due = plan.duePeriod else {
            return PushOutcome(plan.tally, contacts: contacts)
        }
        // Before and after there is nothing to send, so nothing need be read.
        var selection = selection
        selection.period = due
        // A connection of its own, since events are looked up while others are being sent.
        let lookUps = try PushLedger(reading: ledgerPath)
        let events = try SelectedEvents(
            snapshot,
            selection,
            version,
            standings: try lookUps.map { try EventStandings($0, account: account) },
            leavingOut: selection.skipsPredicted ? plan.prediction : nil
        )
        let run = PushRun(
            DueBatches(events, sending.limits),
            to: client,
            version,
            ledger: ledger,
            account: account,
            typeNames: snapshot.eventTypeNames,
            tally: plan.tally,
            limits: sending.limits
        )
        var progress = PushProgress(plan.tally, isShown: !isQuiet)
        let reason = try run.run { tally in
            progress.update(tally, elapsed: run.elapsed, pause: run.pause)
            return !Interruption.isRequested
        }
        progress.finish()
        try lookUps?.close()
        return PushOutcome(run, sent: plan.due, contacts: contacts, stopReason: reason)
    }

    private func plan(_ standings: EventStandings?) throws -> PushPlan {
        snapshot.keepTextsOnDisk(beyond: Self.mostTextBytes)
        var progress = ProgressReport(title: "plan", unit: .things("events"), isShown: !isQuiet)
        defer { progress.finish() }
        do {
            return try PushPlan(
                snapshot,
                selection,
                version,
                standings: standings,
                limits: sending.limits,
                known: audit.knownContacts.map { snapshot.contacts(owning: $0) } ?? snapshot.knownContacts,
                foresee: foresee,
                progress: { done, atMost in
                    progress.update(done: done, of: atMost)
                    return !Interruption.isRequested
                }
            )
        } catch is PushPlan.Stopped {
            throw Interruption.Failure(message: "stopped; nothing was sent")
        }
    }

    /// Asks the rules of the audit that tell what comes to nothing, about the whole database; nil if stopped.
    private func foresee() throws -> Prediction? {
        var settings = audit
        settings.off.formUnion(Prediction.otherRules)
        settings.examples = 0
        var progress = ProgressReport(title: "auditing", unit: .things("events"), isShown: !isQuiet)
        defer { progress.finish() }
        let result = try Audit(settings, isOfFiles: false).run(
            snapshot,
            marking: .events,
            progress: { done, total in
                progress.update(done: done, of: total)
                return !Interruption.isRequested
            }
        )
        return result.map { Prediction($0) }
    }

    private func isConfirmed(_ plan: PushPlan, _ identity: AccountIdentity) throws -> Bool {
        let who = identity.name.map { "\($0) at \(address)" } ?? "\(address)"
        let question = "Send \(HumanNumber.count(plan.due, "event")) to \(who)? [y/N] "
        let answer = try Question.ask(question, stopped: "stopped; nothing was sent")
        return ["y", "yes"].contains(answer.lowercased())
    }
}
