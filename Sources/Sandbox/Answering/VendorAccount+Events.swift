internal import EventModel

extension VendorAccount {
    /// Takes the past events of a batch that can be accepted, and says what became of each.
    mutating func takePastEvents(_ batch: [ReceivedEvent], _ admission: Admission, at moment: Moment) -> Outcome {
        let check = PastEventCheck(rules: rules, now: moment.wall)
        let failing =
            admission.fault == .eventErrors ? plan.failedEvents(ofRequest: admission.number, count: batch.count) : []
        var (statuses, journal): ([YespoRules.PastEventStatus], [UInt8]) = ([], [])
        if keepsJournal { journal.reserveCapacity(batch.reduce(0) { $0 + $1.text.count + 48 }) }
        for (index, event) in batch.enumerated() {
            var (status, occurred) = check.check(event)
            if let time = occurred {
                if failing.contains(index) {
                    (status, occurred) = (.serverError, nil)
                } else {
                    keep(event, occurred: time, makesContact: rules.pastEventsMakeContacts)
                    if keepsJournal { Self.appendLine(of: event, request: admission.number, to: &journal) }
                }
            }
            tally.eventStatuses[status, default: 0] += 1
            statuses.append(status)
        }
        tally.events += batch.count
        let accepted = statuses.count { $0 == .accepted }
        return Outcome(
            reply: Self.reply(statuses, accepted: accepted),
            journal: journal,
            note: "\(batch.count) past events: \(accepted) accepted, \(batch.count - accepted) refused"
        )
    }

    private static func reply(_ statuses: [YespoRules.PastEventStatus], accepted: Int) -> Reply {
        // Written byte by byte, since there are fifty thousand of them a second; a single one stands without its list.
        let isList = statuses.count != 1
        var json = Array("{\"results\":".utf8)
        json.reserveCapacity(64 + 24 * statuses.count)
        if isList { json.append(UInt8(ascii: "[")) }
        for (index, status) in statuses.enumerated() {
            if index > 0 { json.append(UInt8(ascii: ",")) }
            json.append(contentsOf: "{\"status\":\"".utf8)
            json.append(contentsOf: status.rawValue.utf8)
            json.append(contentsOf: "\"}".utf8)
        }
        if isList { json.append(UInt8(ascii: "]")) }
        json.append(contentsOf: ",\"successCount\":\(accepted),\"errorCount\":\(statuses.count - accepted)}".utf8)
        return Reply(.json(json))
    }

    /// Takes one event that happens now.
    ///
    /// docs.yespo.io, how-to-use-event-segmentation: version 2 makes a contact that there is none of, where segmentation is on
    /// for the type. No page says so of version 1.
    mutating func takeEvent(
        _ event: ReceivedEvent,
        _ version: APIVersion,
        _ admission: Admission,
        at moment: Moment
    ) -> Outcome {
        guard rules.isSegmented(event.eventType) else {
            tally.notSegmented += 1
            return Outcome(reply: Reply(), journal: [], note: "1 event of a type without segmentation")
        }
        keep(event, occurred: moment.wall, makesContact: version == .two)
        var journal: [UInt8] = []
        Self.appendLine(of: event, request: admission.number, to: &journal)
        return Outcome(reply: Reply(), journal: journal, note: "1 event accepted")
    }

    /// Deletes the events of a period.
    ///
    /// - Throws: 403 while deletion is off.
    mutating func delete(_ period: Period) throws(Refusal) -> Outcome {
        guard rules.allowsDeletion else {
            throw Refusal(status: 403, "The method DELETE is inactive; contact the support team to activate it")
        }
        let gone = events.remove(period.moments)
        orders.remove(period.moments)
        tally.deleted += gone
        let line: JSONValue = .members([
            "deleted": .members(["from": .text(period.from), "to": .text(period.to)]), "events": .integer(gone),
        ])
        return Outcome(
            reply: Reply(),
            journal: line.bytes + [UInt8(ascii: "\n")],
            note: "\(gone) events deleted from \(period.from) to \(period.to)"
        )
    }

    /// Keeps an event, finds its contact, and enters it under its order.
    private mutating func keep(_ event: ReceivedEvent, occurred: WallClock, makesContact: Bool) {
        events.keep(event.text, eventType: event.eventType, occurred: occurred)
        var contact = contacts.contact(of: event.identifiers)
        if contact == nil, makesContact { contact = contacts.make(of: event.identifiers) }
        if contact == nil { tally.unidentified += 1 }
        guard let order = event.order else { return }
        orders.enter(order, contact: contact, occurred: occurred, namesContact: !event.identifiers.isEmpty)
    }

    private static func appendLine(of event: ReceivedEvent, request: Int, to journal: inout [UInt8]) {
        journal.append(contentsOf: "{\"request\":\(request),\"event\":".utf8)
        journal.append(contentsOf: event.text)
        journal.append(contentsOf: "}\n".utf8)
    }
}
