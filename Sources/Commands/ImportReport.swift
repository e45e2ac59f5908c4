internal import EventModel
internal import EventReader
internal import EventStore
internal import Presentation

/// The result of an import in every format.
struct ImportReport {
    let summary: ImportSummary
    let time: Duration
    /// Whether repairs were asked for.
    let repairs: Bool

    func write(_ format: ResultFormat, _ csv: CSVWriter) throws {
        let table = table
        let text = TextTable(width: StandardOutput.terminalWidth)
        try format.write(table, csv, json: document, text: text.text(table))
        if format == .table { StandardError.write("in \(HumanNumber.duration(time))\n") }
    }

    /// Says of each file what came of it, if there are several, and of each kind of repair where it was needed.
    func writeNotes() {
        if summary.sources.count > 1 {
            for source in summary.sources {
                let events = source.events
                StandardError.write(
                    "\(source.name): \(events.read) read, \(events.stored) stored, \(events.duplicate) duplicate, "
                        + "\(events.rejected) rejected\n"
                )
            }
        }
        for source in summary.contactLists?.sources ?? [] where (summary.contactLists?.sources.count ?? 0) > 1 {
            let rows = source.events
            StandardError.write(
                "\(source.name): \(rows.read) rows read, \(rows.stored) stored, \(rows.duplicate) duplicate, "
                    + "\(rows.rejected) rejected\n"
            )
        }
        guard repairs else { return }
        if summary.repairs.isEmpty { StandardError.write("nothing had to be repaired\n") }
        for (kind, repaired) in repairsInOrder {
            StandardError.write("repaired: \(HumanNumber.grouped(repaired.count)) \(kind.words(repaired.count))\n")
            for place in repaired.places { StandardError.write("  \(place.described)\n") }
            let more = repaired.count - repaired.places.count
            if more > 0 { StandardError.write("  and \(HumanNumber.grouped(more)) more\n") }
        }
    }

    private var repairsInOrder: [(Repair.Kind, ImportSummary.Repaired)] {
        Repair.Kind.allCases.compactMap { kind in summary.repairs[kind].map { (kind, $0) } }
    }

    private var document: JSONDocument {
        var members: [(String, JSONDocument)] = [
            ("events", Self.document(summary.events)),
            (
                "contacts",
                [
                    "total": .integer(summary.contacts), "new": .integer(summary.newContacts),
                    "unidentified": .integer(summary.unidentifiedEvents), "listed": .integer(summary.listedContacts),
                ]
            ),
            ("orders", ["total": .integer(summary.orders), "ignored": .integer(summary.ignoredOrderEvents)]),
            ("seconds", .decimal(seconds)),
            (
                "files",
                .list(
                    summary.sources.map { ["file": .text($0.name), "events": Self.document($0.events)] }
                )
            ),
        ]
        if let lists = summary.contactLists {
            let files = lists.sources.map { source -> JSONDocument in
                ["file": .text(source.name), "rows": Self.document(source.events)]
            }
            members.append(("contactLists", ["rows": Self.document(lists.rows), "files": .list(files)]))
        }
        if repairs { members.append(("repaired", repairDocument)) }
        return .object(members)
    }

    private var repairDocument: JSONDocument {
        let kinds = repairsInOrder.map { kind, repaired -> JSONDocument in
            [
                "kind": .text(kind.name), "count": .integer(repaired.count),
                "places": .list(
                    repaired.places.map {
                        ["file": .text($0.file), "line": .integer($0.line), "byte": .integer($0.byte)]
                    }
                ),
            ]
        }
        return ["total": .integer(repairsInOrder.reduce(0) { $0 + $1.1.count }), "kinds": .list(kinds)]
    }

    private static func document(_ events: ImportSummary.Events) -> JSONDocument {
        [
            "read": .integer(events.read), "stored": .integer(events.stored),
            "duplicate": .integer(events.duplicate), "rejected": .integer(events.rejected),
        ]
    }

    private var table: ResultTable {
        var table = ResultTable(columns: [.init("what"), .init("count", .right), .init("meaning")])
        func add(_ what: String, _ count: Int, _ meaning: String) {
            table.append([.text(what), .integer(count), .text(meaning)])
        }
        if let rows = summary.contactLists?.rows {
            add("list rows read", rows.read, "of contact lists, in this import")
            add("list rows stored", rows.stored, "that say something new")
            add("list rows duplicate", rows.duplicate, "that repeat what the contact's last row says")
            add("list rows rejected", rows.rejected, "that name no contact; kept with place and reason")
        }
        add("events read", summary.events.read, "in this import")
        add("events stored", summary.events.stored, "new ones")
        add("events duplicate", summary.events.duplicate, "in the database already")
        add("events rejected", summary.events.rejected, "no events; kept with place and reason")
        add("contacts", summary.contacts, "in the database")
        add("contacts new", summary.newContacts, "made by this import")
        if summary.listedContacts > 0 {
            add("contacts listed", summary.listedContacts, "in the database, on a contact list")
        }
        add("events unidentified", summary.unidentifiedEvents, "in the database, naming no contact")
        add("orders", summary.orders, "in the database")
        add("order events ignored", summary.ignoredOrderEvents, "of this import, counting for nothing")
        for (kind, repaired) in repairsInOrder {
            add("repaired \(kind.name)", repaired.count, kind.words(repaired.count))
        }
        return table
    }

    private var seconds: String {
        let milliseconds = time / .milliseconds(1)
        let rounded = Int(milliseconds.rounded())
        let fraction = String(rounded % 1_000)
        return "\(rounded / 1_000).\(String(repeating: "0", count: 3 - fraction.count))\(fraction)"
    }
}

extension Repair.Kind {
    /// The name of the kind in results.
    fileprivate var name: String {
        switch self {
        case .blanks: "blanks"
        case .quotes: "quotes"
        case .comma: "commas"
        }
    }
}
