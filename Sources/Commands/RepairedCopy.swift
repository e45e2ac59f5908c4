internal import AuditRules
internal import EventModel
internal import EventReader
internal import EventStore
internal import Export
internal import Foundation
internal import Presentation

/// Writes a repaired copy of audited files, with a log of the changes and a file of what could not be repaired.
///
/// What can be mended is mended, what repeats an earlier event is left out, and the outcome is audited again: an event
/// that the vendor would still ignore goes to the rejects, with the rules that say so.
struct RepairedCopy {
    let path: String
    let settings: AuditSettings
    let zone: ClockZone

    /// How many events went where.
    struct Counts {
        var written = 0
        var changed = 0
        var duplicates = 0
        var rejected = 0
    }

    private var logPath: String { Self.paths(of: path)[1] }
    private var rejectsPath: String { Self.paths(of: path)[2] }

    /// The files that a copy takes: itself, what was changed, and what was rejected.
    static func paths(of path: String) -> [String] { [path, path + ".log.ndjson", path + ".rejects.ndjson"] }

    /// Writes the three files.
    func write(_ original: StoreFile) throws -> Counts {
        let temporary = try TemporaryDatabase(zone: zone)
        defer { temporary.remove() }
        let mended = temporary.path(of: "mended.ndjson")
        var counts = Counts()
        let rejects = try LineFile(path: rejectsPath, readers: .owner)
        // The log appears when the copy has: one alone would tell of changes that are nowhere.
        let log = try LineFile(path: logPath, readers: .owner)
        let kept = try original.read { snapshot in
            let kept = try mend(snapshot, to: try LineFile(path: mended, readers: .owner), log: log, &counts)
            try snapshot.forEachRejection { rejection in
                let text = String(decoding: rejection.bytes, as: UTF8.self)
                try rejects.write(reject(rejection.place, [rejection.reason], .text(text)))
                counts.rejected += 1
            }
            return kept
        }
        _ = try temporary.read([.file(mended)], showsProgress: false)
        let rest = try split(temporary.file, &counts)
        try original.read { snapshot in
            let places = try snapshot.places(of: Set(rest.map { kept[$0.line - 1] }))
            for event in rest {
                let text = JSONDocument.text(String(decoding: event.json, as: UTF8.self))
                try rejects.write(reject(places[kept[event.line - 1]], event.rules, text))
            }
        }
        try log.close()
        try rejects.close()
        return counts
    }

    /// Writes each event as it should be, and tells the number of the event that each line comes from.
    private func mend(
        _ snapshot: StoreSnapshot,
        to copy: LineFile,
        log: LineFile,
        _ counts: inout Counts
    ) throws -> [Int64] {
        var kept: [Int64] = []
        let repair = EventRepair(zone: zone)
        let parser = JSONParser()
        var repeated = try snapshot.repeatedEvents().map(\.event)[...]
        for part in snapshot.parts {
            if Interruption.isRequested { throw Interruption.Failure(message: "stopped; nothing was changed") }
            let numbers = Array(part.eventNumbers)
            let places = try snapshot.places(of: Set(numbers))
            try snapshot.forEachEvent(of: part) { number, json in
                if repeated.first == number {
                    repeated.removeFirst()
                    counts.duplicates += 1
                    try log.write(change(places[number], "duplicate-event", "", json, nil))
                    return
                }
                let event: JSONValue = try json.withUnsafeBufferPointer { bytes in
                    var tokens = try parser.parse(text: bytes)
                    return JSONValue(reading: &tokens)
                }
                let (mended, changes) = repair.repaired(event)
                for value in changes {
                    try log.write(
                        change(
                            places[number],
                            value.rule,
                            value.pointer,
                            value.before.map(Self.bytes),
                            Self.bytes(value.after)
                        )
                    )
                }
                if !changes.isEmpty { counts.changed += 1 }
                kept.append(number)
                try copy.write(changes.isEmpty ? json : Self.bytes(mended))
            }
        }
        try copy.close()
        return kept
    }

    /// An event that the vendor would still ignore: its line in the mended file, and the rules that say so.
    private struct Lost {
        let line: Int
        let rules: [String]
        let json: [UInt8]
    }

    /// Writes what the vendor would take to the copy, and gives the rest.
    private func split(_ mended: StoreFile, _ counts: inout Counts) throws -> [Lost] {
        var lost: [Lost] = []
        let copy = try LineFile(path: path, readers: .owner)
        var settings = settings
        settings.examples = 0
        var faults: [Int: [String]] = [:]
        try mended.read { snapshot in
            let audit = Audit(settings, isOfFiles: true)
            _ = try audit.run(
                snapshot,
                sink: { rule, _, example in
                    guard rule.severity == .error, let line = example.line else { return }
                    if faults[line]?.contains(rule.id) != true { faults[line, default: []].append(rule.id) }
                }
            )
            for part in snapshot.parts {
                let lines = try snapshot.placement(of: part).lines
                try snapshot.forEachEvent(of: part) { number, json in
                    let line = Int(lines[Int(number - part.firstEvent)])
                    guard let rules = faults[line] else {
                        counts.written += 1
                        return try copy.write(json)
                    }
                    counts.rejected += 1
                    lost.append(Lost(line: line, rules: rules, json: json))
                }
            }
        }
        try copy.close()
        return lost
    }

    // MARK: Lines

    private func change(
        _ place: Place?,
        _ rule: String,
        _ pointer: String,
        _ before: [UInt8]?,
        _ after: [UInt8]?
    ) -> [UInt8] {
        func json(_ bytes: [UInt8]?) -> JSONDocument {
            bytes.map { .text(String(decoding: $0, as: UTF8.self)) } ?? .null
        }
        return Self.line([
            "file": place.map { .text($0.file) } ?? .null, "line": place.map { .integer($0.line) } ?? .null,
            "pointer": .text((place?.pointer ?? "") + pointer), "rule": .text(rule), "before": json(before),
            "after": json(after),
        ])
    }

    private func reject(_ place: Place?, _ reasons: [String], _ text: JSONDocument) -> [UInt8] {
        Self.line([
            "reasons": .list(reasons.map { .text($0) }), "file": place.map { .text($0.file) } ?? .null,
            "line": place.map { .integer($0.line) } ?? .null, "text": text,
        ])
    }

    private static func line(_ document: JSONDocument) -> [UInt8] {
        var bytes: [UInt8] = []
        JSONText.append(document, to: &bytes)
        return bytes
    }

    private static func bytes(_ value: JSONValue) -> [UInt8] {
        var bytes: [UInt8] = []
        value.appendMinified(to: &bytes)
        return bytes
    }
}
