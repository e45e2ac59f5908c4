internal import EventModel
internal import EventStore
internal import Presentation
internal import Upstream

/// What a deletion of a period upstream takes, as far as it is known here.
struct UndoPlan {
    let period: ClosedRange<WallClock>
    private let sent: [PushLedger.SentEvents]
    /// How many events of the database lie in the period.
    private let stored: Int

    init(_ period: ClosedRange<WallClock>, _ file: StoreFile, _ ledger: PushLedger, account: Int) throws {
        self.period = period
        sent = try ledger.sent(account: account, from: period.lowerBound, to: period.upperBound)
        let times = period.lowerBound.microseconds...(period.upperBound.microseconds + WallClock.minute - 1)
        stored = try file.read { snapshot in
            var stored = 0
            for group in snapshot.rowGroups where group.occurred.overlaps(times) {
                for occurred in try snapshot.read(group, columns: []).occurred where times.contains(occurred) {
                    stored += 1
                }
            }
            return stored
        }
    }

    private var accepted: Int { sent.reduce(0) { $0 + $1.accepted } }
    private var unknown: Int { sent.reduce(0) { $0 + $1.unknown } }

    private var table: ResultTable {
        var table = ResultTable(columns: [.init("what"), .init("count", .right), .init("meaning")])
        func add(_ what: String, _ count: Int, _ meaning: String) {
            table.append([.text(what), .integer(count), .text(meaning)])
        }
        add("events pushed", accepted, "from \(period.lowerBound) to \(period.upperBound), accepted by the vendor")
        for type in sent { add("events of \(type.eventType)", type.accepted, "among them") }
        add("events unknown", unknown, "sent, and no reply came")
        add("events stored", stored, "of the period in the database, pushed or not; they stay here")
        return table
    }

    func text(width: Int?) -> String {
        TextTable(width: width).text(table)
            + "The vendor deletes every event of the period, also those that others sent.\n"
    }

    func write(_ format: ResultFormat, _ csv: CSVWriter, isDone: Bool) throws {
        try format.write(
            table,
            csv,
            json: document(isDone: isDone),
            .indented,
            text: text(width: StandardOutput.terminalWidth)
        )
        if isDone { StandardError.write("deleted upstream; the next push sends what is in the database again\n") }
    }

    private func document(isDone: Bool) -> JSONDocument {
        [
            "from": .text(period.lowerBound.text(in: .minute)), "to": .text(period.upperBound.text(in: .minute)),
            "deleted": .boolean(isDone), "pushed": .integer(accepted), "unknown": .integer(unknown),
            "stored": .integer(stored),
            "eventTypes": .list(sent.map { ["eventType": .text($0.eventType), "events": .integer($0.accepted)] }),
        ]
    }
}
