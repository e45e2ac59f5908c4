internal import Columns
package import EventModel
internal import GRDB

/// What is in a store, in figures.
package struct StoreInformation: Sendable {
    /// Events of one type.
    package struct EventTypeCount: Sendable {
        /// The eventTypeKey.
        package let name: String
        /// How many events there are.
        package let events: Int
        /// The time of the earliest and the latest.
        package let period: ClosedRange<WallClock>
    }

    /// One source that was read.
    package struct ImportedFile: Sendable {
        /// The number that `undo` takes.
        package let number: Int
        /// The path as it was given.
        package let source: String
        /// When it was read, in UTC (ISO 8601).
        package let started: String
        /// Whether it is a contact list; then what is counted are its rows.
        package let isContactList: Bool
        /// Whether it was read to its end.
        package let isFinished: Bool
        /// The counts of its events.
        package let events: ImportSummary.Events
    }

    /// The version of the file's format.
    package let formatVersion: Int
    /// The event types, most frequent first.
    package let eventTypes: [EventTypeCount]
    /// How many events there are.
    package let events: Int
    /// How many contacts there are.
    package let contacts: Int
    /// How many of them are on a contact list; nil if there is no list.
    package let listedContacts: Int?
    /// The fields that contact lists give, in the order in which they came.
    package let contactFields: [String]
    /// How many events name no contact.
    package let unidentifiedEvents: Int
    /// How many events are kept as their own JSON, since no shape holds them; removed ones included.
    package let rawEvents: Int
    /// How many orders there are.
    package let orders: Int
    /// How many order events count for nothing, by reason, the most frequent first.
    package let ignored: [(reason: IgnoredReason, events: Int)]
    /// The sources that were read.
    package let imports: [ImportedFile]
    /// How many parts and chunks the events lie in.
    package let parts: Int
    /// How many chunks there are.
    package let chunks: Int
    /// The size of the file's pages in use, in bytes.
    package let bytes: Int
    /// How many parameters (fields of lines included) there are.
    package let columns: Int
}

extension StoreSnapshot {
    /// What is in the store, in figures.
    package func information() throws -> StoreInformation {
        StoreInformation(
            formatVersion: try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0,
            eventTypes: try eventTypeCounts(),
            events: rowGroups.reduce(0) { $0 + $1.events - $1.removed },
            contacts: try PagedList<Int64>.count(of: .firstOccurred, database),
            listedContacts: knownContacts?.ones,
            contactFields: contactLists.fieldNames,
            unidentifiedEvents: try Setting.number(.unidentifiedEvents, database),
            rawEvents: try Int.fetchOne(
                database,
                sql: "SELECT sum(\"rows\" - nulls) FROM chunk WHERE \"column\" = ?",
                arguments: [SystemColumn.raw]
            ) ?? 0,
            orders: try Setting.number(.orders, database),
            ignored: try ignoredCounts(),
            imports: try importedFiles(),
            parts: parts.count,
            chunks: try Int.fetchOne(database, sql: "SELECT count(*) FROM chunk") ?? 0,
            bytes: try Int.fetchOne(
                database,
                sql: "SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()"
            ) ?? 0,
            columns: vocabulary.registry.count
        )
    }

    private func eventTypeCounts() throws -> [StoreInformation.EventTypeCount] {
        var counts: [StoreInformation.EventTypeCount] = []
        for (type, groups) in Dictionary(grouping: rowGroups, by: \.eventType) {
            var periods: [ClosedRange<Int64>] = []
            for group in groups where group.events > group.removed {
                guard group.removed > 0 else {
                    periods.append(group.occurred)
                    continue
                }
                let occurred = try read(group, columns: []).occurred
                if let first = occurred.min(), let last = occurred.max() { periods.append(first...last) }
            }
            guard let least = periods.map(\.lowerBound).min(), let greatest = periods.map(\.upperBound).max() else {
                continue
            }
            counts.append(
                StoreInformation.EventTypeCount(
                    name: vocabulary.eventTypes.text(type),
                    events: groups.reduce(0) { $0 + $1.events - $1.removed },
                    period: WallClock(microseconds: least)...WallClock(microseconds: greatest)
                )
            )
        }
        return counts.sorted { $0.events != $1.events ? $0.events > $1.events : $0.name < $1.name }
    }

    private func ignoredCounts() throws -> [(reason: IgnoredReason, events: Int)] {
        let rows = try Row.fetchAll(
            database,
            sql: "SELECT reason, count(*) FROM ignored_order_event GROUP BY reason ORDER BY 2 DESC, 1"
        )
        return rows.compactMap { row in
            let code: Int = row[0]
            return IgnoredReason(rawValue: UInt8(truncatingIfNeeded: code)).map { ($0, row[1]) }
        }
    }

    private func importedFiles() throws -> [StoreInformation.ImportedFile] {
        let kind = try ContactListTable.exist(database) ? "contact_list" : "0"
        let rows = try Row.fetchAll(
            database,
            sql: """
                SELECT number, source, started, finished IS NOT NULL, read, stored, duplicate, rejected, \(kind)
                FROM import ORDER BY number
                """
        )
        return try rows.map { row in
            for count in 4...7 where !(0...Setting.greatestNumber ~= row[count]) {
                throw DamagedBytes(place: "import \(row[0] as Int)", detail: "its counts cannot be")
            }
            let events = ImportSummary.Events(read: row[4], stored: row[5], duplicate: row[6], rejected: row[7])
            return StoreInformation.ImportedFile(
                number: row[0],
                source: row[1],
                started: row[2],
                isContactList: row[8],
                isFinished: row[3],
                events: events
            )
        }
    }
}
