package import EventModel

extension VendorAccount {
    /// What has happened so far, in numbers: `GET /sandbox/state`.
    package mutating func state(at moment: Moment) -> JSONValue {
        finishImports(at: moment)
        let ledger = orders.summary
        return .members([
            "requests": .members([
                "total": .integer(tally.requests), "withoutKey": .integer(tally.withoutKey),
                "statuses": .counts(tally.statuses), "faults": .counts(tally.faults),
            ]),
            "events": .members([
                "received": .integer(tally.events),
                "statuses": .counts(
                    Dictionary(uniqueKeysWithValues: tally.eventStatuses.map { ($0.rawValue, $1) })
                ),
                "kept": .integer(events.count), "different": .integer(events.list.count),
                "types": .counts(events.countsByType), "withoutContact": .integer(tally.unidentified),
                "withoutSegmentation": .integer(tally.notSegmented), "deleted": .integer(tally.deleted),
            ]),
            "orders": .members([
                "total": .integer(ledger.orders.values.reduce(0, +)), "statuses": .counts(ledger.orders),
                "ignored": .counts(ledger.ignored),
                "added": .members(["taken": .integer(tally.orders.taken), "failed": .integer(tally.orders.failed)]),
            ]),
            "contacts": .members([
                "total": .integer(contacts.contacts.count), "madeByEvents": .integer(contacts.madeByEvents),
                "imported": .members([
                    "taken": .integer(tally.contacts.taken), "failed": .integer(tally.contacts.failed),
                    "waiting": .integer(waiting.count),
                ]),
            ]),
        ])
    }

    /// The kept events in the order in which each came first, each with how many times it came: `GET /sandbox/events`.
    package var keptEventLines: [[UInt8]] {
        events.list.map { KeptEvents.line(of: $0) }
    }

    /// The contacts in the order in which they were made: `GET /sandbox/contacts`.
    package mutating func keptContactLines(at moment: Moment) -> [[UInt8]] {
        finishImports(at: moment)
        return contacts.contacts.map { $0.json.bytes + [UInt8(ascii: "\n")] }
    }
}
