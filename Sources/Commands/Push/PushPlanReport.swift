internal import EventModel
internal import Presentation
internal import Upstream

/// The plan of a push in every format.
struct PushPlanReport {
    private let plan: PushPlan
    private let push: Push

    init(_ plan: PushPlan, _ push: Push) {
        (self.plan, self.push) = (plan, push)
    }

    func write(_ format: ResultFormat, _ csv: CSVWriter) throws {
        try format.write(table, csv, json: document, .indented, text: text(width: StandardOutput.terminalWidth))
    }

    /// The plan as a table.
    func text(width: Int?) -> String { TextTable(width: width).text(table) }

    private var table: ResultTable {
        var table = ResultTable(columns: [.init("what"), .init("count", .right), .init("meaning")])
        func add(_ what: String, _ count: Int, _ meaning: String) {
            table.append([.text(what), .integer(count), .text(meaning)])
        }
        let tally = plan.tally
        add("events selected", tally.selected, "for \(push.address), interface version \(push.version.rawValue)")
        for type in plan.eventTypes {
            add("events of \(type.name)", type.events, "\(type.period.lowerBound) to \(type.period.upperBound)")
        }
        add("events accepted", tally.accepted, "by an earlier push; not sent again")
        for (status, events) in tally.rejectedByStatus.sorted(by: { $0.key < $1.key }) {
            add("events rejected", events, "by an earlier push: \(PushWords.meaning(ofStatus: status))")
        }
        add("events unknown", tally.unknown, unknownMeaning)
        if tally.skipped > 0 { add("events skipped", tally.skipped, "since it is foreseen that they come to nothing") }
        add("events to send", plan.due, "oldest first, so that an order is there before it is delivered")
        add("requests", plan.dueBatches, requestMeaning)
        add("contacts", plan.contacts.missing, contactMeaning)
        add("requests with contacts", plan.contacts.batches, createMeaning)
        if plan.contacts.withoutChannel > 0 {
            add("contacts not creatable", plan.contacts.withoutChannel, "they have neither email nor phone")
        }
        if plan.prediction != nil {
            add("events foreseen", plan.predicted.reduce(0) { $0 + $1.events }, foreseenMeaning)
        }
        for (reason, events) in plan.predicted { add("foreseen by \(reason.rule)", events, reason.text) }
        if plan.losingSeconds > 0 {
            add("events losing seconds", plan.losingSeconds, "the vendor takes times to the minute")
        }
        for window in plan.windows { add("undo", window.events, undoMeaning(window)) }
        return table
    }

    private var unknownMeaning: String {
        plan.tally.unknown == 0 || !push.selection.resendsUnknown
            ? "sent before, and no reply came; sent again only with --resend-unknown"
            : "sent before, and no reply came; sent again, so that some may be there twice"
    }

    private var foreseenMeaning: String {
        if plan.predicted.isEmpty { return "the audit finds nothing that the vendor would refuse or ignore" }
        return push.selection.skipsPredicted
            ? "by the audit, to be refused or ignored; left out with --skip-predicted"
            : "by the audit, to be refused or ignored; sent all the same without --skip-predicted"
    }

    private var requestMeaning: String {
        let size = HumanNumber.bytes(BatchCutter.greatestBodyBytes)
        return "of at most \(push.sending.batchSize) events and \(size); at \(push.sending.rate) a second "
            + "\(HumanNumber.duration(plan.duration)), if replies come at once"
    }

    private var contactMeaning: String {
        guard let known = plan.contacts.known else {
            return "taken as missing upstream, since no list says which are there: see --contacts"
        }
        return "missing upstream by the list; it has \(HumanNumber.grouped(known)) others of these events"
    }

    private var createMeaning: String {
        let each = "of at most \(HumanNumber.grouped(YespoRules.contactsPerRequest)) contacts"
        return push.createsContacts
            ? "\(each), sent first" : "\(each); sent first only with --create-contacts"
    }

    private func undoMeaning(_ window: DeletionWindows.Window) -> String {
        "muster push undo --from \(window.first) --to \(window.last) takes them back, with "
            + "\(HumanNumber.count(window.others, "other event")) of the database and all else upstream of that period"
    }

    private var document: JSONDocument {
        var members: [(String, JSONDocument)] = PushWords.counts(plan.tally)
        members += [("address", .text(push.address.base)), ("apiVersion", .integer(push.version.rawValue))]
        members.append(("toSend", toSend))
        members.append(("eventTypes", .list(plan.eventTypes.map(Self.document))))
        members.append(("contacts", contacts))
        members.append(("predicted", .list(plan.predicted.map(Self.document))))
        members.append(("audited", .boolean(plan.prediction != nil)))
        members.append(("losingSeconds", .integer(plan.losingSeconds)))
        members.append(("undo", .list(plan.windows.map(Self.document))))
        return .object(members)
    }

    private var toSend: JSONDocument {
        [
            "events": .integer(plan.due), "batches": .integer(plan.dueBatches),
            "seconds": .decimal(PushWords.seconds(plan.duration)),
        ]
    }

    private var contacts: JSONDocument {
        [
            "missing": .integer(plan.contacts.missing),
            "creatable": .integer(plan.contacts.count), "batches": .integer(plan.contacts.batches),
            "created": .boolean(push.createsContacts), "known": plan.contacts.known.map { .integer($0) } ?? .null,
            "basis": .text(contactMeaning),
        ]
    }

    private static func document(_ foreseen: (reason: Prediction.Reason, events: Int)) -> JSONDocument {
        [
            "rule": .text(foreseen.reason.rule), "reason": .text(foreseen.reason.text),
            "events": .integer(foreseen.events),
        ]
    }

    private static func document(_ type: PushPlan.EventTypeCount) -> JSONDocument {
        [
            "eventType": .text(type.name), "events": .integer(type.events), "toSend": .integer(type.due),
            "earliest": .text(type.period.lowerBound.description), "latest": .text(type.period.upperBound.description),
        ]
    }

    private static func document(_ window: DeletionWindows.Window) -> JSONDocument {
        [
            "from": .text(window.first.description), "to": .text(window.last.description),
            "events": .integer(window.events), "others": .integer(window.others),
        ]
    }
}
