import EventModel
import EventReader
import Foundation
import Testing
import Upstream

/// A sandbox as a process of its own, and what it took, event by event.
final class RunningSandbox {
    private let work: WorkFolder
    private let program: RunningProgram
    /// Its address.
    let address: String

    /// Starts a sandbox in a folder and waits until it answers.
    init(_ options: [String] = [], in work: WorkFolder) throws {
        self.work = work
        try work.write("key.txt", "sandbox\n")
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: work.path(of: "key.txt"))
        let words = [
            "sandbox", "--port", "0", "--ready-file", "address", "--journal", "taken.ndjson", "--quiet",
            "--time-zone", "UTC",
        ]
        program = try RunningProgram(words + options, in: work.folder)
        // The line that it says once it answers; the file is written right after.
        _ = program.nextErrors()
        var address = ""
        for _ in 0..<10_000 where address.isEmpty {
            if work.has("address") { address = String(decoding: try work.bytes(of: "address"), as: UTF8.self) }
            usleep(1_000)
        }
        self.address = address.trimmingCharacters(in: .whitespacesAndNewlines)
        try #require(!self.address.isEmpty, "the sandbox did not start")
    }

    deinit {
        program.killAtOnce()
    }

    /// The words of a push to it.
    func push(_ words: String...) -> [String] {
        ["push", "--url", address, "--key-file", "key.txt", "--yes", "--format", "json"] + words
    }

    /// The lines of its journal: every event that it took, in the order in which it took them.
    func taken() throws -> [Data] {
        guard work.has("taken.ndjson") else { return [] }
        // Deletions have lines of their own there.
        return try work.bytes(of: "taken.ndjson").split(separator: UInt8(ascii: "\n")).map { Data($0) }
            .filter { $0.starts(with: Data("{\"request\"".utf8)) }
    }

    /// How many bytes its journal has.
    var journalSize: Int {
        let attributes = try? FileManager.default.attributesOfItem(atPath: work.path(of: "taken.ndjson"))
        return attributes?[.size] as? Int ?? 0
    }

    /// What the events that it took are known by in the ledger, equal ones numbered.
    ///
    /// Their times must be whole minutes, since they are sent to the minute.
    func takenKeys() throws -> [EventKey] {
        let writer = EventBodyWriter(.two)
        let parser = JSONParser()
        var equals: [EventKey: Int] = [:]
        return try taken().map { line in
            let event = try #require(try Self.event(in: line, parser))
            let occurred = try #require(event.occurred.flatMap { TimeText($0) }).written
            var body: [UInt8] = []
            let facts = try event.json.withUnsafeBufferPointer { try writer.append($0, occurred: occurred, to: &body) }
            let first = EventKey(occurred: occurred.microseconds, fingerprint: facts.fingerprint)
            let occurrence = equals[first, default: 0]
            equals[first] = occurrence + 1
            return EventKey(
                occurred: occurred.microseconds,
                fingerprint: facts.fingerprint,
                occurrence: occurrence
            )
        }
    }

    /// The event of a journal's line, `{"request":1,"event":{...}}`, as it was sent.
    private static func event(in line: Data, _ parser: JSONParser) throws -> (occurred: String?, json: [UInt8])? {
        try line.withUnsafeBytes { bytes in
            var tokens = try parser.parse(text: bytes.bindMemory(to: UInt8.self))
            _ = tokens.next()
            while tokens.nextKind == .name {
                guard tokens.next().string == "event" else {
                    tokens.skipValue()
                    continue
                }
                var copy = tokens
                var json: [UInt8] = []
                copy.appendValue(to: &json)
                guard case .text(let occurred)? = JSONValue(reading: &tokens)["occurred"] else { return (nil, json) }
                return (occurred, json)
            }
            return nil
        }
    }
}
