internal import ArgumentParser
internal import Columns
internal import EventModel
internal import EventReader
internal import EventStore
internal import Presentation

/// The command `muster import`.
struct ImportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Read events and contact lists from files, folders or standard input into the database.",
        discussion: """
            Takes what the vendor's API takes: {"events": [...]}, a list of events, single events, one event a line (NDJSON), \
            plain, gzip or zstd, told apart by content. A folder is read with all its files, and those in its folders, that end \
            in .json, .ndjson or .jsonl, packed as .gz or .zst or not; what is left out is said. A pattern in quotes is \
            expanded, ** for any number of folders. Files come in the order of the bytes of their paths, each once.
            Events that are in the database already are counted and not stored again. What is no event is rejected, and kept \
            with its place and reason; then the exit code is 65.
            With --contacts contact lists come before the events: CSV with a header, or the vendor's bulk JSON, packed or not, \
            told apart by content; files, folders, patterns or -, as for events. Their columns are identifiers (email, phone or SMS, externalCustomerId ...) and fields, which \
            segments know as contact.NAME; --contacts-map says what a column is whose name does not. A later row changes what \
            it gives, and what is empty changes nothing.
            Pasted JSON often has non-breaking spaces, typographic quotes or trailing commas, and is rejected for them. With \
            --repair it is read as what it was meant to be, and what was repaired is told. Texts in straight quotes stay as \
            they are, and lines and bytes are those of the file.

            Examples:
              muster import orders.json
              muster import exports/ more.ndjson.gz
              muster import 'exports/**/2024-*.json.zst'
              muster import --repair pasted.json
              muster import --contacts customers.csv orders.json
              muster import --contacts lists/ --contacts-map crm.yaml
              zcat backup.gz | muster --database shop.sqlite import - --format json
            """
    )

    @ParentCommand var muster: Muster
    @OptionGroup var store: StoreOptions

    @Argument(help: "Files, folders and patterns; - is standard input.", completion: .file())
    var paths: [String] = []

    @Option(
        help: ArgumentHelp(
            "A contact list, a folder or pattern of them, or -, read before the events; may be repeated.",
            valueName: "path"
        ),
        completion: .file()
    )
    var contacts: [String] = []

    @Option(
        help: ArgumentHelp("What the columns of the contact lists are, in YAML.", valueName: "file"),
        completion: .file(extensions: ["yaml", "yml"])
    )
    var contactsMap: String?

    @Option(
        help: ArgumentHelp(
            "The time zone whose clock a new database keeps (default: this machine's).",
            valueName: "name"
        )
    )
    var timeZone: String?

    @Flag(help: "Store events that are in the database already once more.")
    var keepDuplicates = false

    @Flag(help: "Read non-breaking spaces, typographic quotes and trailing commas as what they were meant to be.")
    var repair = false

    @Option(help: "table, csv, json or ndjson.")
    var format: ResultFormat?

    @OptionGroup var csv: CSVOptions

    @Flag(help: "Show no progress.")
    var quiet = false

    /// Tests want many commits of a small file.
    @Option(help: .hidden)
    var eventsPerPart: Int?

    func validate() throws {
        guard (eventsPerPart ?? 1) >= 1 else { throw ValidationError("--events-per-part must be 1 or more") }
        guard !paths.isEmpty || !contacts.isEmpty else {
            throw ValidationError("name files of events, or contact lists with --contacts")
        }
        guard !contacts.contains("-") || !paths.contains("-") else {
            throw ValidationError("--contacts -: standard input can be read once, and the events come from it")
        }
        guard contactsMap == nil || !contacts.isEmpty else {
            throw ValidationError("--contacts-map belongs to --contacts, and there is none")
        }
    }

    private var sizes: PartSizes {
        guard let eventsPerPart else { return PartSizes() }
        // A part ends with the block that fills it, so blocks are small as well.
        return PartSizes(eventsPerPart: eventsPerPart, bytesPerBlock: 256 * min(eventsPerPart, 4096))
    }

    func run() throws {
        let zone = try timeZone.map { name in
            guard let zone = ClockZone(identifier: name) else { throw StoreError.unknownTimeZone(name) }
            return zone
        }
        let files = try SourceFiles(paths)
        files.tell()
        let lists = try ContactListFiles(contacts, map: contactsMap)
        let file = try StoreFile(path: store.path(muster), .writing(timeZone: zone), waiting: StoreOptions.wait)
        let clock = ContinuousClock()
        let start = clock.now
        let listed: ContactListSummary?
        do {
            listed = try lists?.read(into: file, rowsPerPage: eventsPerPart, showsProgress: !quiet)
        } catch {
            // What stood before the fault is stored, and the events stay out: they belong behind the whole list.
            try file.close()
            throw error
        }
        let events = try EventImport(into: file, keepsDuplicates: keepDuplicates, repairs: repair, sizes: sizes)
        var failures: [EventReadingError] = []
        var lacksEnd = false
        for (number, source) in files.sources.enumerated() where listed?.wasInterrupted != true {
            var progress = ProgressReport(title: source.name, isShown: !quiet)
            defer { progress.finish() }
            let before = events.eventsRead
            do {
                try events.read(source) { done, total in
                    progress.update(done: done, of: total)
                    return !Interruption.isRequested
                }
            } catch EventReadingError.stopped {
                lacksEnd = true
            } catch let failure as EventReadingError {
                // What stood before the fault, and the other files, are stored all the same.
                failures.append(failure)
                continue
            }
            if Interruption.isRequested {
                lacksEnd = lacksEnd || number < files.sources.count - 1
                break
            }
            if events.eventsRead == before {
                StandardError.write("muster: \(source.name): there is no event in it\n")
            }
        }
        var summary = try events.finish()
        if let listed { summary.take(listed) }
        // A Ctrl-C between two files, or while one was waited for, has stopped no reading of events.
        summary.wasInterrupted = summary.wasInterrupted || lacksEnd
        try file.close()
        let report = ImportReport(summary: summary, time: clock.now - start, repairs: repair)
        try report.write(format ?? .automatic, csv.writer)
        report.writeNotes()
        for failure in failures.dropFirst() { StandardError.write("muster: \(failure.message)\n") }
        if let failure = failures.first { throw failure }
        try fail(summary)
    }

    private func fail(_ summary: ImportSummary) throws {
        let listed = summary.contactLists
        for rejection in (listed?.rejections ?? []) + summary.rejections {
            StandardError.write("\(rejection.place.described): \(rejection.reason)\n")
        }
        if summary.wasInterrupted {
            throw Interruption.Failure(
                message:
                    "stopped; what was read is stored. Run the same command again for the rest: what is there already is not stored twice."
            )
        }
        let rows = listed?.rows.rejected ?? 0
        let counts =
            (rows > 0 ? ["\(HumanNumber.count(rows, "row")) of contact lists"] : [])
            + (summary.events.rejected > 0 ? [HumanNumber.count(summary.events.rejected, "event")] : [])
        if !counts.isEmpty {
            let shown = summary.rejections.count + (listed?.rejections.count ?? 0)
            let note = rows + summary.events.rejected > shown ? " (the first \(shown) are shown)" : ""
            throw BadData(
                message: "\(counts.joined(separator: " and ")) rejected and kept with place and reason\(note); "
                    + "mend and import them again"
            )
        }
        if paths.isEmpty, listed?.rows.read == 0 { throw BadData(message: "there was no contact to import") }
        if summary.events.read == 0, !paths.isEmpty { throw BadData(message: "there was no event to import") }
    }
}

/// Input that holds something else than events.
struct BadData: CommandFailure {
    let message: String
    let exitCode = ExitStatus.badData
}

extension Place {
    /// The place in words: file, line, byte, and the JSON Pointer if there is one.
    var described: String {
        "\(file): line \(line), byte \(byte)\(pointer.isEmpty ? "" : ", \(pointer)")"
    }
}
