internal import EventStore
internal import Presentation

/// The result of an import in every format.
struct ImportReport {
    let summary: ImportSummary
    let time: Duration

    func write(_ format: ResultFormat) throws {
        switch format {
        case .json: try StandardOutput.write(JSONText.text(document) + "\n")
        case .csv: try StandardOutput.write(CSVWriter().bytes(table))
        case .table:
            try StandardOutput.write(TextTable(width: StandardOutput.terminalWidth).text(table))
            StandardError.write("in \(HumanNumber.duration(time))\n")
        }
    }

    private var document: JSONDocument {
        [
            "events": [
                "read": .integer(summary.events.read), "stored": .integer(summary.events.stored),
                "duplicate": .integer(summary.events.duplicate), "rejected": .integer(summary.events.rejected),
            ],
            "contacts": [
                "total": .integer(summary.contacts), "new": .integer(summary.newContacts),
                "unidentified": .integer(summary.unidentifiedEvents),
            ],
            "orders": ["total": .integer(summary.orders), "ignored": .integer(summary.ignoredOrderEvents)],
            "seconds": .decimal(seconds),
        ]
    }

    private var table: ResultTable {
        var table = ResultTable(columns: [.init("what"), .init("count", .right), .init("meaning")])
        func add(_ what: String, _ count: Int, _ meaning: String) {
            table.append([.text(what), .integer(count), .text(meaning)])
        }
        add("events read", summary.events.read, "in this import")
        add("events stored", summary.events.stored, "new ones")
        add("events duplicate", summary.events.duplicate, "in the database already")
        add("events rejected", summary.events.rejected, "no events; kept with place and reason")
        add("contacts", summary.contacts, "in the database")
        add("contacts new", summary.newContacts, "made by this import")
        add("events unidentified", summary.unidentifiedEvents, "in the database, naming no contact")
        add("orders", summary.orders, "in the database")
        add("order events ignored", summary.ignoredOrderEvents, "of this import, counting for nothing")
        return table
    }

    private var seconds: String {
        let milliseconds = time / .milliseconds(1)
        let rounded = Int(milliseconds.rounded())
        let fraction = String(rounded % 1_000)
        return "\(rounded / 1_000).\(String(repeating: "0", count: 3 - fraction.count))\(fraction)"
    }
}
