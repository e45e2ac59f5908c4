internal import Conversion
internal import DelimitedText
internal import Presentation

/// What a conversion came to, for a person and for a program.
struct ConversionReport {
    let summary: ConversionSummary
    let formats: [(file: String, format: DelimitedFormat)]
    let time: Duration

    /// The counts as a table.
    var text: String {
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
        return TextTable(width: nil).text(table) + "in \(HumanNumber.duration(time))\n"
    }

    /// The same as a JSON document.
    var json: String {
        let files = formats.map { file, format -> JSONDocument in
            [
                "file": .text(file), "encoding": .text(format.encoding.rawValue),
                "delimiter": .text(format.delimiter.description), "decimal": .text(format.decimalMark.rawValue),
                "dates": .text(format.dateOrder.rawValue), "doubts": .list(format.doubts.map { .text($0) }),
            ]
        }
        let document: JSONDocument = [
            "files": .list(files), "lines": .integer(summary.lines), "rows": .integer(summary.rows),
            "events": .integer(summary.events), "orders": .integer(summary.orders),
            "skipped": .list(summary.skipped.map { ["reason": .text($0.what), "rows": .integer($0.count)] }),
            "rejected": .integer(summary.rejected), "withheld": .integer(summary.withheld),
            "differing": .list(summary.disagreements.map { ["value": .text($0.what), "orders": .integer($0.count)] }),
        ]
        return JSONText.text(document, .indented) + "\n"
    }
}
