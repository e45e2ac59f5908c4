internal import Presentation
internal import Upstream

/// What a push came to, in every format, and the exit code.
struct PushOutcome {
    let tally: PushTally
    let stopReason: StopReason?
    let lastFault: String?
    let contacts: ContactCreation.Result?
    let sent: Int
    let time: Duration

    init(_ run: PushRun, sent: Int, contacts: ContactCreation.Result?, stopReason: StopReason?) {
        (tally, lastFault, time) = (run.tally, run.lastFault, run.elapsed)
        (self.sent, self.contacts, self.stopReason) = (sent, contacts, stopReason)
    }

    /// What it came to where nothing was to be sent.
    init(_ tally: PushTally, contacts: ContactCreation.Result?) {
        (self.tally, lastFault, time) = (tally, nil, .zero)
        (sent, self.contacts, stopReason) = (0, contacts, nil)
    }

    func write(_ format: ResultFormat, _ csv: CSVWriter) throws {
        let table = table
        let text = TextTable(width: StandardOutput.terminalWidth)
        try format.write(table, csv, json: document, text: text.text(table))
        guard format == .table else { return }
        let rate = HumanNumber.rate(sent, "events", in: time).map { " (\($0))" } ?? ""
        StandardError.write("in \(HumanNumber.duration(time))\(sent > 0 ? rate : "")\n")
    }

    private var table: ResultTable {
        var table = ResultTable(columns: [.init("what"), .init("count", .right), .init("meaning")])
        func add(_ what: String, _ count: Int, _ meaning: String) {
            table.append([.text(what), .integer(count), .text(meaning)])
        }
        if let contacts {
            add("contacts sent", contacts.sent, "added, or found there already")
            for (reason, count) in contacts.reasons.sorted(by: { $0.key < $1.key }) {
                add("contacts refused", count, reason)
            }
        }
        add("events selected", tally.selected, "in all")
        add("events accepted", tally.accepted, "taken by the vendor for processing")
        for (status, events) in tally.rejectedByStatus.sorted(by: { $0.key < $1.key }) {
            add("events rejected", events, PushWords.meaning(ofStatus: status))
        }
        add("events unknown", tally.unknown, "sent, and no reply came")
        add("events waiting", tally.waiting, "surely not there yet")
        if tally.skipped > 0 { add("events skipped", tally.skipped, "left out with --skip-predicted") }
        add("batches", tally.batches, "in all")
        add("batches accepted", tally.acceptedBatches.count, "answered for event by event")
        add("batches rejected", tally.rejectedBatches.count, "of one event that was refused alone")
        add("batches failed", tally.failedBatches.count, "their tries used up; the next push sends them again")
        add("batches unknown", tally.unknownBatchCount, "sent, and no reply came")
        add("batches waiting", tally.waitingBatches, "not sent yet")
        return table
    }

    private var document: JSONDocument {
        var members = PushWords.counts(tally)
        if let contacts {
            members.append(("contacts", ["sent": .integer(contacts.sent), "refused": .integer(contacts.refused)]))
        }
        members.append(("stopped", stopReason.map { .text(word($0)) } ?? .null))
        members.append(("seconds", .decimal(PushWords.seconds(time))))
        return .object(members)
    }

    private func word(_ reason: StopReason) -> String {
        switch reason {
        case .interrupted: "interrupted"
        case .keyRefused: "keyRefused"
        case .misdirected: "misdirected"
        case .segmentationOff: "segmentationOff"
        case .askedToWait: "askedToWait"
        case .unreachable: "unreachable"
        case .everythingRefused: "everythingRefused"
        }
    }

    /// Says what needs attention, and ends with the exit code for it.
    func fail(_ address: ServiceAddress) throws {
        if stopReason == .interrupted {
            throw Interruption.Failure(
                message:
                    "stopped; what was sent is on record. Run the same command again for the rest: it goes on there."
            )
        }
        if let stopReason { throw NeedsAttention(message: explanation(stopReason, address)) }
        guard !tally.isAllAccepted else { return }
        var parts: [String] = []
        if tally.rejected > 0 {
            parts.append("\(HumanNumber.count(tally.rejected, "event")) rejected: see muster push dead-letters")
        }
        if tally.unknown > 0 {
            parts.append(
                "\(HumanNumber.count(tally.unknown, "event")) sent without a reply: look upstream whether they are there, "
                    + "and if they are not, send them again with --resend-unknown"
            )
        }
        if tally.waiting > 0 {
            let last = lastFault.map { " (last: \($0))" } ?? ""
            parts.append("\(HumanNumber.count(tally.waiting, "event")) not sent\(last): run the same command again")
        }
        throw NeedsAttention(message: parts.joined(separator: "\nmuster: "))
    }

    private func explanation(_ reason: StopReason, _ address: ServiceAddress) -> String {
        let reply = lastFault.map { " (\($0))" } ?? ""
        switch reason {
        case .interrupted: return "stopped"
        case .keyRefused:
            return UpstreamFailure.keyRefused(address: address.base, reply: lastFault ?? "").description
        case .misdirected:
            return
                "\(address) does not take past events\(reply). Check that --url is the address of the vendor's service."
        case .segmentationOff:
            return
                "stopped: segmentation is off for an event type. Switch it on upstream under Automation, Event types "
                + "(your tariff must include it), and run the same command again: it sends these events and the rest."
        case .askedToWait(let time):
            return
                "stopped: \(address) asks to wait for \(HumanNumber.duration(time)). Run the same command again then."
        case .unreachable:
            return "stopped: batch after batch failed\(reply). What is waiting is sent by the same command, later."
        case .everythingRefused:
            return
                "stopped: event after event is refused. See why with muster push dead-letters, mend that, and go on with "
                + "muster push retry --rejected."
        }
    }
}

/// A push that did not come to the end that it should.
struct NeedsAttention: CommandFailure {
    let message: String
    let exitCode = ExitStatus.attention
}
