internal import Reports

/// A format of files that the ending of a file's name stands for.
protocol NamedByEnding {
    /// The endings of all formats, the usual one of each first.
    static var endings: [(ending: String, format: Self)] { get }
    /// The endings that may stand behind these, of files that are packed.
    static var packings: [String] { get }
}

extension NamedByEnding {
    static var packings: [String] { [] }

    /// The format that a file's name says; nil if the name has no ending, as that of a device has none.
    ///
    /// - Throws: ``UsageFailure`` where the ending is that of no format: the file would not be what its name promises.
    init?(ofFile path: String) throws(UsageFailure) {
        let name = path.split(separator: "/").last ?? ""
        var parts = name.split(separator: ".").dropFirst()
        if let last = parts.last, Self.packings.contains(last.lowercased()) { parts.removeLast() }
        guard let ending = parts.last else { return nil }
        guard let known = Self.endings.first(where: { $0.ending == ending.lowercased() }) else {
            let endings = Self.endings.map { ".\($0.ending)" }.joined(separator: ", ")
            throw UsageFailure(
                message: "--output \(path): no format ends in .\(ending); there are \(endings). "
                    + "Choose one of these, or say the --format"
            )
        }
        self = known.format
    }
}

extension ReportOutput.Format: NamedByEnding {
    static var endings: [(ending: String, format: Self)] {
        [
            ("html", .html), ("htm", .html), ("csv", .csv), ("json", .json), ("ndjson", .ndjson), ("jsonl", .ndjson),
            ("txt", .table), ("table", .table),
        ]
    }
}

extension AuditFormat: NamedByEnding {
    static var endings: [(ending: String, format: Self)] {
        [
            ("html", .html), ("htm", .html), ("csv", .csv), ("json", .json), ("ndjson", .ndjson), ("jsonl", .ndjson),
            ("txt", .table), ("sarif", .sarif), ("xml", .junit),
        ]
    }
}

extension ExportCommand.Format: NamedByEnding {
    static var packings: [String] { ["gz", "zst"] }

    static var endings: [(ending: String, format: Self)] {
        [
            ("ndjson", .ndjson), ("jsonl", .ndjson), ("json", .json), ("csv", .csv), ("sqlite", .sqlite),
            ("sqlite3", .sqlite), ("db", .sqlite),
        ]
    }
}
