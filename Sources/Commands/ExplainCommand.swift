internal import ArgumentParser
internal import EventModel
internal import EventStore
internal import SegmentEngine

/// The command `muster explain`.
struct ExplainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract:
            "Say why a contact is in a segment or not: each condition, what was found, and the events that prove it.",
        discussion: """
            SEGMENT is a file that ends in .segment, the name of a saved segment, or an expression. The contact is named by \
            any of its identifiers, tried in the order contactId, externalCustomerId, email, phone, pushToken, contactKey; \
            email:VALUE and the like look for one kind alone.
            Where one condition alone decides, the smallest change is told that would turn the answer.

            Examples:
              muster explain lapsed-buyers --contact olena@example.com
              muster explain 'order count >= 3' --contact phone:380501234567
            """
    )

    @ParentCommand var muster: Muster
    @OptionGroup var store: StoreOptions

    @Argument(help: "A .segment file, a saved name, or an expression.", completion: .segments)
    var segment: String

    @Option(
        help: ArgumentHelp("An identifier of the contact, as it is or with its kind: email:VALUE.", valueName: "id")
    )
    var contact: String

    @Option(
        help: ArgumentHelp("The date, or date and time, that the segment speaks of (default: now).", valueName: "date")
    )
    var asOf: String?

    @Option(
        help: ArgumentHelp("How many events of a condition a table shows; CSV and JSON have all.", valueName: "n")
    )
    var limit = 10

    @Option(help: "table, csv, json or ndjson.")
    var format: ResultFormat?

    @OptionGroup var csv: CSVOptions
    @OptionGroup var waiting: WaitingOptions

    func validate() throws {
        if limit < 0 { throw ValidationError("--limit must be 0 or more") }
    }

    func run() throws {
        let chosen = try SavedSegments.resolve(segment)
        let file = try store.reading(muster)
        try file.read { snapshot in
            let found = try ContactSearch(snapshot).contact(contact)
            if !found.otherKinds.isEmpty {
                let others = found.otherKinds.map { "\($0.name):\(contact)" }.joined(separator: ", ")
                StandardError.write(
                    hints: ["\(contact) was taken as \(found.kind.name); it names another contact as \(others)"]
                )
            }
            let explanation = try waiting.during("explain") {
                try SegmentEngine.explain(
                    chosen.definition(snapshot),
                    contact: found.contact,
                    snapshot: snapshot,
                    asOf: try OrderOptions.asOf(asOf, zone: snapshot.zone)
                )
            }
            StandardError.write(hints: explanation.hints)
            try ExplainReport(explanation: explanation, snapshot: snapshot, limit: limit).write(
                format ?? .automatic,
                csv.writer
            )
        }
    }
}
