internal import Columns
package import EventModel
internal import EventReader
internal import Foundation
internal import GRDB

extension StoreSnapshot {
    /// Where stored events stood in the sources that they were read from, by their numbers.
    ///
    /// Numbers that no event has are left out. Costs one chunk for each part that holds one of the events.
    ///
    /// - Throws: ``StoreError/damaged(path:detail:)``.
    package func places(of events: Set<Int64>) throws -> [Int64: Place] {
        let sources = try importRanges()
        var places: [Int64: Place] = [:]
        for part in parts {
            let wanted = events.filter(part.eventNumbers.contains)
            guard !wanted.isEmpty else { continue }
            let origins: PartOrigins
            do {
                origins = try PartOrigins(of: part, database)
            } catch let error as DamagedBytes {
                throw StoreError.damaged(path: path, detail: error.description)
            }
            for event in wanted {
                let position = Int(event - part.firstEvent)
                guard position < origins.count, let source = sources.last(where: { $0.first <= event })?.source else {
                    continue
                }
                let origin = origins[position]
                places[event] = Place(
                    file: source,
                    line: Int(origin.line),
                    byte: Int(origin.byte),
                    pointer: origin.pointer.text
                )
            }
        }
        return places
    }

    /// The first event number of each run of events that one source brought, ascending.
    func importRanges() throws -> [(first: Int64, source: String)] {
        try Row.fetchAll(
            database,
            sql: """
                SELECT first_event, source FROM import_range JOIN import ON import.number = import_range.import
                ORDER BY first_event
                """
        ).map { ($0[0], $0[1]) }
    }
}
