internal import Conversion
internal import DelimitedText
internal import Presentation

/// What a conversion came to, for a person and for a program.
struct ConversionReport {
    let summary: ConversionSummary
    let formats: [(file: String, format: DelimitedFormat)]
    let time: Duration

    /// The counts for a person.
    var text: String { TextTable(width: nil).text(table) + "in \(HumanNumber.duration(time))\n" }

    /// The summary as a file has it whose name ends in `.csv` or `.ndjson`: the counts; in any other, all of it as JSON.
    func bytes(for path: String) -> [UInt8] {
        if path.hasSuffix(".csv") { return table.bytes(.csv(CSVWriter())) }
        if path.hasSuffix(".ndjson") { return table.bytes(.ndjson()) }
        return Array((JSONText.text(document, .indented) + "\n").utf8)
    }

    private var table: ResultTable {
        var table = ResultTable(columns: [.init("what"), .init("count", .right), .init("meaning")])
        func add(_ what: String, _ count: Int, _ meaning: String) {
            table.append([.text(what), .integer(count), .text(meaning)])
        }
        add("files", summary.files, "read")
        add("lines", summary.lines, "in them, headers and empty ones included")
        add("rows", summary.rows, "in them")
        add("events written", summary.events, "one a line")
        add("order events", summary.orders, "of these")
        for skipped in summary.skipped { add("rows skipped", skipped.count, skipped.what) }
        add("rows rejected", summary.rejected, "kept with place and reason")
        if summary.withheld > 0 { add("orders left out", summary.withheld, "since one of their rows was rejected") }
        for differing in summary.disagreements {
            add("orders", differing.count, "whose rows differ in \(differing.what); the first row's was taken")
        }
        return table
    }

    private var document: JSONDocument {
        let files = formats.map { file, format -> JSONDocument in
            [
                "file": .text(file), "encoding": .text(format.encoding.rawValue),
                "delimiter": .text(format.delimiter.description), "decimal": .text(format.decimalMark.rawValue),
                "dates": .text(format.dateOrder.rawValue), "doubts": .list(format.doubts.map { .text($0) }),
            ]
        }
        return [
            "files": .list(files), "lines": .integer(summary.lines), "rows": .integer(summary.rows),
            "events": .integer(summary.events), "orders": .integer(summary.orders),
            "skipped": .list(summary.skipped.map { ["reason": .text($0.what), "rows": .integer($0.count)] }),
            "rejected": .integer(summary.rejected), "withheld": .integer(summary.withheld),
            "differing": .list(summary.disagreements.map { ["value": .text($0.what), "orders": .integer($0.count)] }),
        ]
    }
}
