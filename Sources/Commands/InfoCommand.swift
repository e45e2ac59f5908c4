internal import ArgumentParser
internal import EventModel
internal import EventStore
internal import Presentation
internal import Reports

/// The command `muster info`.
struct InfoCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "info",
        abstract: "Show what is in the database: event types, periods, contacts, orders, imports.",
        discussion: """
            Examples:
              muster info
              muster --database shop.sqlite info --format json
              muster info --rejected > rejected.ndjson
              muster info --verify
            """
    )

    @ParentCommand var muster: Muster
    @OptionGroup var store: StoreOptions

    @Option(help: "table, csv, json or ndjson.")
    var format: ResultFormat?

    @OptionGroup var csv: CSVOptions

    @Flag(help: "Write the rejected events instead, by default as NDJSON: place, reason and text of each.")
    var rejected = false

    @Flag(help: "Read the whole file and say what is wrong with it, and where.")
    var verify = false

    @Flag(help: "Show no progress.")
    var quiet = false

    func validate() throws {
        if rejected, verify {
            throw ValidationError("--rejected and --verify are two results; ask for one at a time")
        }
        if verify, format != nil { throw ValidationError("--verify says in words what is wrong; leave --format out") }
    }

    func run() throws {
        let file = try store.reading(muster)
        if rejected { return try file.read { try writeRejected($0) } }
        if verify { return try file.read { try verify($0) } }
        let information = try file.read { try $0.information() }
        let format = format ?? .automatic
        let table = TextTable(width: format == .table ? StandardOutput.terminalWidth : nil)
        let types = ImportTables(information).eventTypes
        let (head, rest) = (head(information, file), rest(information, table))
        if format.isRowsAlone { StandardError.write(head + rest) }
        try format.write(
            types,
            csv.writer,
            json: document(information, file),
            .indented,
            text: head + "\n" + table.text(types) + rest
        )
    }

    private func verify(_ snapshot: StoreSnapshot) throws {
        var progress = ProgressReport(title: "verify", unit: .things("parts"), isShown: !quiet)
        defer { progress.finish() }
        let faults = try snapshot.verify { done, total in
            progress.update(done: done, of: total)
            if Interruption.isRequested { throw Interruption.Failure(message: "stopped; not all was read") }
        }
        progress.finish()
        guard !faults.isEmpty else { return try StandardOutput.write("\(snapshot.path): all is well\n") }
        for fault in faults { try StandardOutput.write("\(snapshot.path): \(fault)\n") }
        throw BadData(
            message:
                "\(HumanNumber.count(faults.count, "fault")); restore the database from a copy, or import into a new one"
        )
    }

    private func writeRejected(_ snapshot: StoreSnapshot) throws {
        let titles = ["import", "file", "line", "byte", "pointer", "reason", "text"]
        var output = RowOutput(titles, format ?? .ndjson, csv.writer)
        try snapshot.forEachRejection(includingContactLists: true) { rejection in
            let place = rejection.place
            try output.write([
                .integer(rejection.importNumber), .text(place.file), .integer(place.line), .integer(place.byte),
                .text(place.pointer), .text(rejection.reason),
                .text(String(decoding: rejection.bytes, as: UTF8.self)),
            ])
        }
        try output.end()
    }

    private func head(_ information: StoreInformation, _ file: StoreFile) -> String {
        """
        \(file.path): \(HumanNumber.bytes(information.bytes)), format \(information.formatVersion), \
        clock of \(file.zone.identifier)
        \(HumanNumber.count(information.events, "event")), \(HumanNumber.count(information.contacts, "contact")), \
        \(HumanNumber.count(information.orders, "order")); \
        \(HumanNumber.count(information.unidentifiedEvents, "event")) without a contact

        """
    }

    /// What stands beside the event types: what counts for nothing, the contact lists, and the imports.
    private func rest(_ information: StoreInformation, _ table: TextTable) -> String {
        var text = ""
        if !information.ignored.isEmpty {
            var ignored = ResultTable(columns: [.init("order events that count for nothing"), .init("events", .right)])
            for (reason, events) in information.ignored { ignored.append([.text(reason.text), .integer(events)]) }
            text += "\n" + table.text(ignored)
        }
        if let listed = information.listedContacts {
            let fields = information.contactFields.joined(separator: ", ")
            text +=
                "\n\(HumanNumber.count(listed, "contact")) on contact lists, with the fields: "
                + "\(fields.isEmpty ? "none" : fields)\n"
        }
        return text + "\n" + table.text(imports(information))
    }

    private func imports(_ information: StoreInformation) -> ResultTable {
        var table = ResultTable(columns: [
            .init("import", .right), .init("source"), .init("of"), .init("started (UTC)"), .init("read", .right),
            .init("stored", .right),
            .init("duplicate", .right), .init("rejected", .right), .init("state"),
        ])
        for file in information.imports {
            table.append([
                .integer(file.number), .text(file.source), .text(file.isContactList ? "contacts" : "events"),
                .text(file.started), .integer(file.events.read),
                .integer(file.events.stored), .integer(file.events.duplicate), .integer(file.events.rejected),
                .text(file.isFinished ? "whole" : "not finished"),
            ])
        }
        return table
    }

    private func document(_ information: StoreInformation, _ file: StoreFile) -> JSONDocument {
        [
            "database": .text(file.path), "format": .integer(information.formatVersion),
            "bytes": .integer(information.bytes),
            "timeZone": .text(file.zone.identifier), "events": .integer(information.events),
            "contacts": .integer(information.contacts), "unidentified": .integer(information.unidentifiedEvents),
            "listed": .integer(information.listedContacts ?? 0),
            "contactFields": .list(information.contactFields.map { .text($0) }),
            "raw": .integer(information.rawEvents),
            "orders": .integer(information.orders), "parts": .integer(information.parts),
            "chunks": .integer(information.chunks), "columns": .integer(information.columns),
            "eventTypes": .list(
                information.eventTypes.map { type in
                    [
                        "eventType": .text(type.name), "events": .integer(type.events),
                        "earliest": .text(type.period.lowerBound.description),
                        "latest": .text(type.period.upperBound.description),
                    ]
                }
            ),
            "ignored": .list(
                information.ignored.map { ["reason": .text($0.reason.text), "events": .integer($0.events)] }
            ),
            "imports": .list(
                information.imports.map { file in
                    [
                        "import": .integer(file.number), "source": .text(file.source),
                        "of": .text(file.isContactList ? "contacts" : "events"), "started": .text(file.started),
                        "whole": .boolean(file.isFinished), "read": .integer(file.events.read),
                        "stored": .integer(file.events.stored), "duplicate": .integer(file.events.duplicate),
                        "rejected": .integer(file.events.rejected),
                    ]
                }
            ),
        ]
    }
}
