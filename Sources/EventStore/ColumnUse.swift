internal import GRDB

/// That the events of one type have a column, and values of which classes.
package struct ColumnUse: Sendable {
    /// The event type's number.
    package let eventType: UInt32
    /// The column's number.
    package let column: UInt32
    /// The classes of all its values in events of this type.
    package let classes: ClassMask
}

extension StoreSnapshot {
    /// Which columns of named values the events of each type have, by type and column.
    ///
    /// It is read from the catalogue. Of row groups of which some events were removed, the chunks are looked at that may
    /// have a class that no other is known to have, since the catalogue counts removed events.
    ///
    /// - Throws: ``StoreError/damaged(path:detail:)``.
    package func columnUses() throws -> [ColumnUse] {
        var groups: [ChunkCatalogue.GroupAddress: RowGroup] = [:]
        for group in rowGroups where group.removed > 0 {
            groups[ChunkCatalogue.GroupAddress(part: group.part.number, rowGroup: group.number)] = group
        }
        var classes: [UseKey: UInt16] = [:]
        var doubtful: [ChunkCatalogue.GroupAddress: [UInt32: UInt16]] = [:]
        let rows = try Row.fetchCursor(
            database,
            sql: """
                SELECT event_type, "column" - ?1, classes, part, row_group FROM chunk JOIN row_group USING (part, row_group)
                WHERE "column" >= ?1 AND "column" < ?1 + ?2
                """,
            arguments: [SystemColumn.firstNamed, vocabulary.registry.count]
        )
        while let row = try rows.next() {
            let (eventType, column, mask): (Int, Int, Int) = (row[0], row[1], row[2])
            let given = ClassMask(UInt16(truncatingIfNeeded: mask)).ofValues
            let address = ChunkCatalogue.GroupAddress(part: row[3], rowGroup: row[4])
            if groups[address] == nil {
                let type = UInt32(truncatingIfNeeded: eventType)
                classes[UseKey(type, UInt32(column)), default: 0] |= given
            } else {
                doubtful[address, default: [:]][UInt32(column)] = given
            }
        }
        for (address, masks) in doubtful {
            guard let group = groups[address], group.removed < group.events else { continue }
            try addClasses(of: group, masks, to: &classes)
        }
        return classes.keys.sorted().map { key in
            ColumnUse(eventType: key.eventType, column: key.column, classes: ClassMask(classes[key] ?? 0))
        }
    }

    /// Adds the classes of the values of the events that remain in a row group.
    private func addClasses(
        of group: RowGroup,
        _ masks: [UInt32: UInt16],
        to classes: inout [UseKey: UInt16]
    ) throws {
        var wanted: Set<UInt32> = []
        for (column, mask) in masks where mask & ~(classes[UseKey(group.eventType, column)] ?? 0) != 0 {
            wanted.insert(column)
            // Fields are read with the lists that they belong to.
            let name = columnName(column)
            if name.scope == .lineField { wanted.insert(name.parent) }
        }
        guard !wanted.isEmpty else { return }
        let buffer = try read(group, columns: wanted)
        let lists = buffer.columns.values
        for values in lists + lists.flatMap({ $0.lines.map { Array($0.columns.values) } ?? [] }) {
            var found: UInt16 = 0
            for valueClass in values.classes { found |= 1 << UInt16(valueClass.rawValue) }
            let given = ClassMask(found).ofValues
            if given != 0 { classes[UseKey(group.eventType, values.column), default: 0] |= given }
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

/// A column of the events of one type.
private struct UseKey: Hashable, Comparable {
    let eventType: UInt32
    let column: UInt32

    init(_ eventType: UInt32, _ column: UInt32) {
        (self.eventType, self.column) = (eventType, column)
    }

    static func < (left: UseKey, right: UseKey) -> Bool {
        (left.eventType, left.column) < (right.eventType, right.column)
    }
}

extension ClassMask {
    /// The classes of values that are there, and nothing that a mask says of how they are stored.
    fileprivate var ofValues: UInt16 { bits & ~(Self.reference | 1 << UInt16(ValueClass.absent.rawValue)) }
}
