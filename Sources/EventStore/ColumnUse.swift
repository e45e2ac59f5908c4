internal import GRDB

/// That the events of one type have a column, and values of which classes.
package struct ColumnUse: Sendable {
    /// The event type's number.
    package let eventType: UInt32
    /// The column's number.
    package let column: UInt32
    /// The classes of all its values in events of this type, removed ones included.
    package let classes: ClassMask
}

extension StoreSnapshot {
    /// Which columns of named values the events of each type have, by type and column.
    ///
    /// It is read from the catalogue, no chunk is looked at.
    package func columnUses() throws -> [ColumnUse] {
        var classes: [UInt64: UInt16] = [:]
        let rows = try Row.fetchCursor(
            database,
            sql: """
                SELECT event_type, "column" - ?1, classes FROM chunk JOIN row_group USING (part, row_group)
                WHERE "column" >= ?1 AND "column" < ?1 + ?2
                """,
            arguments: [SystemColumn.firstNamed, vocabulary.registry.count]
        )
        while let row = try rows.next() {
            let (eventType, column, mask): (Int, Int, Int) = (row[0], row[1], row[2])
            classes[UInt64(eventType) << 32 | UInt64(column), default: 0] |= UInt16(truncatingIfNeeded: mask)
        }
        return classes.keys.sorted().map { key in
            ColumnUse(
                eventType: UInt32(key >> 32),
                column: UInt32(truncatingIfNeeded: key),
                classes: ClassMask(classes[key] ?? 0)
            )
        }
    }

    /// The runs of event numbers that imports brought, ascending, and the number of the import of each.
    package func importedEvents() throws -> [(events: Range<Int64>, importNumber: Int64)] {
        try Row.fetchAll(
            database,
            sql: "SELECT first_event, events, import FROM import_range ORDER BY first_event"
        ).map { row in
            let (first, count): (Int64, Int64) = (row[0], row[1])
            return (Range(events: count, from: first), row[2])
        }
    }
}
