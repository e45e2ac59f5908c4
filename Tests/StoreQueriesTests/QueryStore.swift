import EventModel
import EventReader
import EventStore
import Foundation
import StoreQueries

/// A store in a folder of its own that goes when the value does.
final class QueryStore {
    private let folder: URL
    private let zone: ClockZone

    /// Makes a store, each of the texts imported by itself.
    ///
    /// - Parameter sizes: How many events lie together; small ones make several parts and row groups of few events.
    init(_ texts: String..., zone: ClockZone = .utc, sizes: PartSizes = PartSizes()) throws {
        self.zone = zone
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("muster-test-" + UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        for text in texts { try add(text, sizes: sizes) }
    }

    deinit {
        do {
            try FileManager.default.removeItem(at: folder)
        } catch {
            print("\(folder.path) stays behind: \(error)")
        }
    }

    private var path: String { folder.appendingPathComponent("store.sqlite").path }

    /// Imports one more text.
    func add(_ text: String, sizes: PartSizes = PartSizes()) throws {
        let file = try StoreFile(path: path, .writing(timeZone: zone))
        let events = try EventImport(into: file, sizes: sizes)
        try events.read(.bytes(Array(text.utf8), name: "text")) { _, _ in true }
        _ = try events.finish()
        try file.close()
    }

    /// Removes the events of an import.
    func undo(_ number: Int) throws {
        let file = try StoreFile(path: path, .writing(timeZone: nil))
        let removal = EventRemoval(from: file)
        try removal.undo(number, removal.plan(undoing: number))
        try file.close()
    }

    /// Removes the events that happened between two moments, both included.
    func remove(from first: WallClock, to last: WallClock) throws {
        let file = try StoreFile(path: path, .writing(timeZone: nil))
        let removal = EventRemoval(from: file)
        try removal.remove(removal.plan(from: first, to: last))
        try file.close()
    }

    /// Frees what removed events took.
    func compact() throws {
        let file = try StoreFile(path: path, .writing(timeZone: nil))
        _ = try StoreCompaction(of: file).compact { _, _ in true }
        try file.close()
    }

    /// Calls with a snapshot.
    func read<Result>(_ body: (StoreSnapshot) throws -> Result) throws -> Result {
        try StoreFile(path: path, .reading).read(body)
    }

    /// The rows that a query gives.
    func rows(_ query: String, _ parameters: [String: QueryValue] = [:]) throws -> [[QueryValue]] {
        try read { try Self.rows(query, parameters, on: QueryConnection($0, now: Self.now)) }
    }

    /// The rows that a query gives on a connection.
    static func rows(
        _ query: String,
        _ parameters: [String: QueryValue] = [:],
        on connection: QueryConnection
    ) throws -> [[QueryValue]] {
        let statement = try connection.prepare(query)
        for (name, value) in parameters { statement.set(name, to: value) }
        var rows: [[QueryValue]] = []
        while try statement.step() { rows.append(statement.columns.indices.map { statement.value($0) }) }
        return rows
    }

    /// 2024-12-31T12:00.
    static let now = WallClock(microseconds: 1_735_646_400_000_000)
}

extension QueryValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral,
    ExpressibleByNilLiteral
{
    package init(stringLiteral value: String) { self = .text(value) }
    package init(integerLiteral value: Int64) { self = .integer(value) }
    package init(floatLiteral value: Double) { self = .real(value) }
    package init(nilLiteral: ()) { self = .null }
}

/// An event as a line of JSON.
func event(_ type: String, _ occurred: String, key: String? = nil, _ parameters: (String, String)...) -> String {
    let list = parameters.map { #"{"name":"\#($0)","value":\#($1)}"# }.joined(separator: ",")
    let key = key.map { #""keyValue":"\#($0)","# } ?? ""
    return #"{"eventTypeKey":"\#(type)",\#(key)"params":[\#(list)],"occurred":"\#(occurred)"}"# + "\n"
}
