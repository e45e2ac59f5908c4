internal import Columns
internal import EventModel
internal import EventStore
internal import StoreQueries

/// The table of all events, one for each event type, and one for the lines of each list.
final class EventTables {
    private struct EventTable {
        let insert: TableInsert
        let values: ValueColumns
    }

    private struct LineTable {
        let list: UInt32
        let insert: TableInsert
        let values: ValueColumns
    }

    /// What should be known of the tables, a sentence each.
    private(set) var notes: [String] = []
    /// The contacts that have one of the events, a bit a contact number.
    private(set) var contacts: Bitmap
    private let snapshot: StoreSnapshot
    private let all: TableInsert
    private var byType: [UInt32: EventTable] = [:]
    private var lines: [LineTable] = []
    private let imports: ImportNumbers
    private let key: UInt32?
    private var values: PlainValues
    private var text: [UInt8] = []
    /// The indexes to make when the rows are there.
    private var indexes: [String] = []

    private static let items = "items"

    /// Makes the tables of some event types.
    init(_ snapshot: StoreSnapshot, eventTypes: Set<UInt32>?, in database: PlainDatabase) throws {
        self.snapshot = snapshot
        imports = try ImportNumbers(snapshot)
        key = snapshot.memberColumn(named: "keyValue")
        values = PlainValues(snapshot)
        contacts = Bitmap(count: snapshot.contacts.count)
        all = try database.makeTable("events", Self.columns(event: "PRIMARY KEY"))
        indexes = [
            "CREATE INDEX events_type ON events (type, occurred)",
            "CREATE INDEX events_contact ON events (contact, occurred)",
            "CREATE INDEX events_occurred ON events (occurred)",
        ]
        let uses = try snapshot.columnUses().filter { eventTypes?.contains($0.eventType) ?? true }
        let kinds = ColumnKinds(uses, snapshot)
        let present = Set(snapshot.rowGroups.filter { $0.events > $0.removed }.map(\.eventType))
        let types = present.filter { eventTypes?.contains($0) ?? true }.sorted()
        var naming = TableNaming(taken: TableNaming.fixedTables)
        let eventTypeNames = snapshot.eventTypeNames
        let typeNames = naming.tables(types.map { eventTypeNames[Int($0)] })
        let lists = Set(uses.filter { $0.classes.hasLines }.map(\.column)).sorted().filter {
            snapshot.columnName($0).occurrence == 0
        }
        let others = lists.filter { snapshot.columnName($0).name != Self.items }
        let otherNames = naming.tables(others.map { snapshot.columnName($0).name })
        let usesByType = Dictionary(grouping: uses, by: \.eventType)
        for (type, name) in zip(types, typeNames) {
            let own = (usesByType[type] ?? []).map(\.column).filter {
                let column = snapshot.columnName($0)
                return column.scope == .parameter && column.occurrence == 0
            }
            try addType(type, name, parameters: own.sorted(), kinds, database)
        }
        let items = lists.first { snapshot.columnName($0).name == Self.items }
        let used = Set(uses.map(\.column))
        try addLines(of: items, Self.items, used, kinds, database)
        for (list, name) in zip(others, otherNames) { try addLines(of: list, name, used, kinds, database) }
    }

    /// Adds an event to its tables.
    func append(_ event: ExportedEvent) throws(ExportFailure) {
        appendOwn(of: event, to: all)
        try all.end()
        if let table = byType[event.buffer.eventType] {
            appendOwn(of: event, to: table.insert)
            table.values.append(event.row, of: event.buffer, &values, &text, to: table.insert)
            try table.insert.end()
        }
        for table in lines {
            guard let list = event.buffer.columns[table.list], event.row < list.count, list.classes[event.row].isLines
            else { continue }
            let range = PackedRange(list.values[event.row])
            for line in range.start..<range.start + range.count {
                appendOwn(of: event, line: line - range.start + 1, to: table.insert)
                table.values.append(line, of: list.lines, &values, &text, to: table.insert)
                try table.insert.end()
            }
        }
        let contact = event.buffer.contacts[event.row]
        if contact != EventBuffer.noContact { contacts[Int(contact)] = true }
    }

    /// The statements that make the indexes, for when all events are there.
    var indexStatements: [String] { indexes }

    // MARK: Making tables

    private static func columns(event constraint: String, line: Bool = false) -> [TableColumn] {
        [TableColumn(name: EventColumn.event.rawValue, kind: .integer, constraint: constraint)]
            + (line ? [TableColumn(name: "line", kind: .integer, constraint: "NOT NULL")] : [])
            + [
                TableColumn(name: EventColumn.type.rawValue, kind: .text, constraint: "NOT NULL"),
                TableColumn(
                    name: EventColumn.contact.rawValue,
                    kind: .integer,
                    constraint: "REFERENCES contacts (contact)"
                ),
                TableColumn(name: EventColumn.key.rawValue, kind: .text),
                TableColumn(name: EventColumn.occurred.rawValue, kind: .text, constraint: "NOT NULL"),
                TableColumn(
                    name: EventColumn.importNumber.rawValue,
                    kind: .integer,
                    constraint: "REFERENCES imports (\"import\")"
                ),
            ]
    }

    private func addType(
        _ type: UInt32,
        _ name: String,
        parameters: [UInt32],
        _ kinds: ColumnKinds,
        _ database: PlainDatabase
    ) throws {
        let own = Self.columns(event: "PRIMARY KEY REFERENCES events (event)")
        let values = try ValueColumns(parameters, beside: own, kinds, snapshot)
        note(values, name)
        byType[type] = EventTable(insert: try database.makeTable(name, own + values.columns), values: values)
        addIndexes(name, ["contact", "occurred"])
    }

    private func addLines(
        of list: UInt32?,
        _ name: String,
        _ used: Set<UInt32>,
        _ kinds: ColumnKinds,
        _ database: PlainDatabase
    ) throws {
        let own = Self.columns(event: "NOT NULL REFERENCES events (event)", line: true)
        let fields = (list.map { snapshot.fields(of: $0) } ?? []).filter {
            used.contains($0) && snapshot.columnName($0).occurrence == 0
        }
        let values = try ValueColumns(fields, beside: own, kinds, snapshot)
        note(values, name)
        let insert = try database.makeTable(name, own + values.columns, key: "PRIMARY KEY (event, line)")
        addIndexes(name, ["contact", "occurred"])
        if let list { lines.append(LineTable(list: list, insert: insert, values: values)) }
    }

    private func addIndexes(_ name: String, _ columns: [String]) {
        for column in columns {
            let index = SQLName.quoted("\(name)_\(column)")
            indexes.append("CREATE INDEX \(index) ON \(SQLName.quoted(name)) (\(column))")
        }
    }

    private func note(_ values: ValueColumns, _ name: String) {
        guard values.leftOut > 0 else { return }
        notes.append(
            "the table \(name) lacks the last \(values.leftOut) names, since a table has at most 2,000 columns"
        )
    }

    private func appendOwn(of event: ExportedEvent, line: Int? = nil, to insert: TableInsert) {
        insert.append(event.number)
        if let line { insert.append(Int64(line)) }
        text.removeAll(keepingCapacity: true)
        snapshot.withEventTypeName(event.buffer.eventType) { text += $0 }
        insert.append(text)
        let contact = event.buffer.contacts[event.row]
        contact == EventBuffer.noContact ? insert.appendMissing() : insert.append(Int64(contact))
        appendKey(of: event, to: insert)
        text.removeAll(keepingCapacity: true)
        PlainTime.append(event.buffer.occurred[event.row], to: &text)
        insert.append(text)
        if let number = imports.number(of: event.number) { insert.append(number) } else { insert.appendMissing() }
    }

    private func appendKey(of event: ExportedEvent, to insert: TableInsert) {
        text.removeAll(keepingCapacity: true)
        switch values.append(event.row, of: key.flatMap { event.buffer.columns[$0] }, to: &text) {
        case .missing: insert.appendMissing()
        case .boolean(let value): insert.append(value ? "true" : "false")
        case .number(let mantissa, let scale):
            DecimalText.append(mantissa: mantissa, scale: scale, to: &text)
            insert.append(text)
        case .text, .json: insert.append(text)
        }
    }
}
