internal import EventReader
internal import Foundation

/// Files that a command would both read and write.
enum OverwrittenInput {
    /// Makes sure that nothing that is read would be written over; links are followed.
    static func refuse(reading sources: [EventSource], _ others: [String] = [], writing written: [String?]) throws {
        func resolved(_ path: String) -> String { URL(fileURLWithPath: path).resolvingSymlinksInPath().path }
        let places = Set(written.compactMap { $0.map(resolved) })
        for path in sources.filter({ $0 != .standardInput }).map(\.name) + others where places.contains(resolved(path))
        {
            throw UsageFailure(message: "\(path): would be read and overwritten; name another file")
        }
    }
}
