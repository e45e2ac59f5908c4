internal import ArgumentParser
internal import EventStore
internal import Presentation
internal import SegmentEngine

/// The command `muster overlap`.
struct OverlapCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "overlap",
        abstract: "Show how many contacts are in exactly which of several segments.",
        discussion: """
            Each SEGMENT is a file that ends in .segment, the name of a saved segment, or an expression; up to \
            \(SegmentOverlap.greatestSegmentCount) of them. Every contact is counted once, in the combination of segments that \
            it is in, so the counts add up to all contacts.

            Examples:
              muster overlap champions lapsed-buyers discount-hunters
              muster overlap 'order count >= 2' 'contact.phone is set' --format json
            """
    )

    @ParentCommand var muster: Muster
    @OptionGroup var store: StoreOptions

    @Argument(help: "Segments: .segment files, saved names, or expressions.", completion: .segments)
    var segments: [String]

    @Option(
        help: ArgumentHelp("The date, or date and time, that the segments speak of (default: now).", valueName: "date")
    )
    var asOf: String?

    @Option(help: "table, csv, json or ndjson.")
    var format: ResultFormat?

    @OptionGroup var csv: CSVOptions
    @OptionGroup var waiting: WaitingOptions

    func run() throws {
        let chosen = try segments.map { try SavedSegments.resolve($0) }
        let file = try store.reading(muster)
        try file.read { snapshot in
            let overlap = try waiting.during("overlap") {
                try SegmentEngine.overlap(
                    chosen.map { try $0.definition(snapshot) },
                    snapshot: snapshot,
                    asOf: try OrderOptions.asOf(asOf, zone: snapshot.zone)
                )
            }
            StandardError.write(hints: overlap.hints)
            try Self.write(overlap, format ?? .automatic, csv.writer)
        }
    }

    private static func write(_ overlap: SegmentOverlap, _ format: ResultFormat, _ csv: CSVWriter) throws {
        let heading = "as of \(overlap.asOf.text), clock of \(overlap.timeZone)\n"
        if format.isRowsAlone { StandardError.write(heading) }
        let table = TextTable(width: StandardOutput.terminalWidth)
        try format.write(
            combinations(overlap),
            csv,
            json: document(overlap),
            text: heading + "\n" + table.text(sizes(overlap)) + "\n" + table.text(combinations(overlap))
        )
    }

    private static func sizes(_ overlap: SegmentOverlap) -> ResultTable {
        var table = ResultTable(columns: [.init("segment"), .init("contacts", .right)])
        for (segment, size) in zip(overlap.segments, overlap.sizes) { table.append([.text(segment), .integer(size)]) }
        table.append([.text("all contacts"), .integer(overlap.of)])
        return table
    }

    private static func combinations(_ overlap: SegmentOverlap) -> ResultTable {
        var table = ResultTable(columns: [.init("contacts", .right), .init("segments", .right), .init("in exactly")])
        for combination in overlap.combinations {
            let names = overlap.segments(in: combination.mask).map { overlap.segments[$0] }
            table.append([
                .integer(combination.contacts), .integer(names.count),
                names.isEmpty ? .missing : .text(names.joined(separator: " + ")),
            ])
        }
        return table
    }

    private static func document(_ overlap: SegmentOverlap) -> JSONDocument {
        [
            "asOf": .text(overlap.asOf.text), "timeZone": .text(overlap.timeZone), "of": .integer(overlap.of),
            "segments": .list(overlap.segments.map { .text($0) }),
            "sizes": .list(overlap.sizes.map { .integer($0) }),
            "combinations": .list(
                overlap.combinations.map { combination in
                    [
                        "in": .list(overlap.segments(in: combination.mask).map { .text(overlap.segments[$0]) }),
                        "contacts": .integer(combination.contacts),
                    ]
                }
            ),
            "hints": .list(overlap.hints.map { .text($0) }),
        ]
    }
}
