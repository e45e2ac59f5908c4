package import EventModel
internal import Foundation
internal import GRDB

/// Something that was rejected, as the store keeps it.
package struct KeptRejection: Sendable, Hashable {
    /// The import that read it.
    package let importNumber: Int
    /// Where it stood.
    package let place: Place
    /// Why it is no event, or no row of a contact list, that can be stored.
    package let reason: String
    /// Whether it stood in a contact list.
    package let isInContactList: Bool
    /// The bytes as they stood; the first megabyte of what is too large for an event.
    package let bytes: [UInt8]
}

extension StoreSnapshot {
    /// Calls with each rejected event, in the order in which they were read.
    ///
    /// - Parameter includingContactLists: Whether what stood in contact lists is told of as well.
    package func forEachRejection(
        includingContactLists: Bool = false,
        _ body: (KeptRejection) throws -> Void
    ) throws {
        let kind = try ContactListTable.exist(database) ? "contact_list" : "0"
        let chosen = includingContactLists ? "" : "WHERE NOT \(kind)"
        let rows = try Row.fetchCursor(
            database,
            sql: """
                SELECT rejected_event.import, source, line, byte, pointer, reason, text, \(kind)
                FROM rejected_event JOIN import ON import.number = rejected_event.import \(chosen) ORDER BY rejected_event.number
                """
        )
        while let row = try rows.next() {
            let text: Data = row[6]
            let place = Place(file: row[1], line: row[2], byte: row[3], pointer: row[4])
            try body(
                KeptRejection(
                    importNumber: row[0],
                    place: place,
                    reason: row[5],
                    isInContactList: row[7],
                    bytes: Array(text)
                )
            )
        }
    }
}
