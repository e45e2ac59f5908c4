internal import EventModel

extension VendorAccount {
    /// Takes the past events of a batch that can be accepted, and says what became of each.
    mutating func takePastEvents(_ batch: [ReceivedEvent], _ admission: Admission, at moment: Moment) -> Outcome {
        let check = PastEventCheck(rules: rules, now: moment.wall)
        let failing =
            admission.fault == .eventErrors ? plan.failedEvents(ofRequest: admission.number, count: batch.count) : []
        var (results, journal): ([JSONValue], [UInt8]) = ([], [])
        var accepted = 0
        for (index, event) in batch.enumerated() {
            var (status, occurred) = check.check(event)
            if let time = occurred {
                if failing.contains(index) {
                    (status, occurred) = (.serverError, nil)
                } else {
                    keep(event, occurred: time, makesContact: rules.pastEventsMakeContacts)
                    journal += Self.journalLine(of: event, request: admission.number)
                    accepted += 1
                }
            }
            tally.eventStatuses[status.rawValue, default: 0] += 1
            results.append(.members(["status": .text(status.rawValue)]))
        }
        tally.events += batch.count
        let reply: JSONValue = .members([
            "results": .vendorList(results), "successCount": .integer(accepted),
            "errorCount": .integer(batch.count - accepted),
        ])
        return Outcome(
            reply: Reply(reply),
            journal: journal,
            note: "\(batch.count) past events: \(accepted) accepted, \(batch.count - accepted) refused"
        )
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
        guard rules.isSegmented(event.event.eventType) else {
            tally.notSegmented += 1
            return Outcome(reply: Reply(), journal: [], note: "1 event of a type without segmentation")
        }
        keep(event, occurred: moment.wall, makesContact: version == .two)
        return Outcome(
            reply: Reply(),
            journal: Self.journalLine(of: event, request: admission.number),
            note: "1 event accepted"
        )
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
    private mutating func keep(_ received: ReceivedEvent, occurred: WallClock, makesContact: Bool) {
        let event = received.event
        events.keep(received.text, eventType: event.eventType, occurred: occurred)
        let identifiers = event.identifiers
        var contact = contacts.contact(of: identifiers)
        if contact == nil, makesContact { contact = contacts.make(of: identifiers) }
        if contact == nil { tally.unidentified += 1 }
        guard let kind = OrderEventKind(eventTypeKey: event.eventType) else { return }
        orders.enter(
            OrderEvent(kind: kind, contact: contact, zone: rules.zone) { event.value(of: $0) },
            of: OrderEvent.orderIdentifier(event.value(of: "externalOrderId")),
            occurred: occurred,
            namesContact: !identifiers.isEmpty
        )
    }

    private static func journalLine(of event: ReceivedEvent, request: Int) -> [UInt8] {
        Array("{\"request\":\(request),\"event\":".utf8) + event.text + Array("}\n".utf8)
    }
}

extension Event {
    /// What its parameters identify the contact by; of several of one kind the first counts.
    var identifiers: [IdentifierKind: Identifier] {
        var identifiers: [IdentifierKind: Identifier] = [:]
        for parameter in parameters {
            guard let kind = IdentifierKind(parameterName: parameter.name), identifiers[kind] == nil else { continue }
            identifiers[kind] = Identifier(kind: kind, value: parameter.value)
        }
        return identifiers
    }
}
