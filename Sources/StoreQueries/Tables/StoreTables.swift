internal import EventModel
internal import EventStore

/// All tables of a store.
///
/// A new table is a file of its own with a subclass of ``VirtualTable``, and a line in ``fixed``; its name is kept free
/// in any case if it stands in ``TableNaming/fixedTables``.
struct StoreTables {
    private let events: StoredEvents
    private let snapshot: StoreSnapshot
    private let run: QueryRun
    private let uses: [ColumnUse]
    private let kinds: ColumnKinds
    // By event type once for all, since each type has a table and a store may have thousands.
    private let columnsByType: [UInt32: [UInt32]]
    private let groupsByType: [UInt32: [Int]]

    private static let items = "items"

    init(_ snapshot: StoreSnapshot, run: QueryRun) throws {
        self.snapshot = snapshot
        self.run = run
        events = try StoredEvents(snapshot)
        uses = try snapshot.columnUses()
        kinds = ColumnKinds(uses, snapshot)
        columnsByType = Dictionary(grouping: uses, by: \.eventType).mapValues { $0.map(\.column) }
        groupsByType = Dictionary(grouping: snapshot.rowGroups.indices) { snapshot.rowGroups[$0].eventType }
    }

    /// The tables: those that every store has, the supplied ones, then one for each event type, and for each other list.
    func all(with supplied: [SuppliedTable]) throws -> [VirtualTable] {
        var naming = TableNaming(taken: TableNaming.fixedTables)
        let types = eventTypes
        let typeNames = naming.tables(types)
        let lists = self.lists.filter { snapshot.columnName($0).name != Self.items }
        let listNames = naming.tables(lists.map { snapshot.columnName($0).name })
        // One after the other, and not as a sum: at that the compiler breaks when it optimizes.
        var tables = try fixed()
        for table in supplied { tables.append(SuppliedVirtualTable(table, run: run)) }
        for (type, name) in zip(types, typeNames) { tables.append(try eventTypeTable(type, name: name)) }
        for (list, name) in zip(lists, listNames) { tables.append(try lineTable(list, name: name)) }
        return tables
    }

    private func fixed() throws -> [VirtualTable] {
        let information = try snapshot.information()
        return [
            EventTable(
                name: "events",
                about: "every event",
                source: EventSource(events, groups: Array(snapshot.rowGroups.indices)),
                parameters: ValueColumns(columns: [], values: []),
                run: run
            ),
            try lineTable(snapshot.parameterColumn(named: Self.items), name: Self.items),
            OrderTable(events, orders: information.orders, parameters: try orderParameters(), run: run),
            OrderVersionTable(snapshot, orders: information.orders, run: run),
            ContactTable(snapshot, run: run),
            ImportTable(information.imports, run: run),
        ]
    }

    // MARK: Events

    /// The event types that there are events of, and those that build orders in any case.
    private var eventTypes: [String] {
        let present = Set(snapshot.rowGroups.filter { $0.events > $0.removed }.map(\.eventType))
        let found = events.eventTypeNames.enumerated().filter { present.contains(UInt32($0.offset)) }.map(\.element)
        return found + YespoRules.orderEventTypes.filter { !found.contains($0) }
    }

    private func eventTypeTable(_ key: String, name: String) throws -> VirtualTable {
        let eventType = snapshot.eventType(named: key)
        let parameters = self.parameters(of: Set([eventType].compactMap(\.self)))
        return EventTable(
            name: name,
            about: "events of type \(key)\(Self.leftOut(parameters.count - Self.room(EventColumn.allCases.count)))",
            source: EventSource(events, groups: eventType.flatMap { groupsByType[$0] } ?? []),
            parameters: try columns(
                of: parameters,
                documented: YespoRules.documentedParameters(of: key),
                numbers: YespoRules.numericParameters,
                beside: EventColumn.allCases.map(\.column)
            ),
            run: run
        )
    }

    private func lineTable(_ list: UInt32?, name: String) throws -> VirtualTable {
        let all = list.map { snapshot.fields(of: $0) } ?? []
        let used = Set(uses.map(\.column))
        let fields = all.filter { used.contains($0) && snapshot.columnName($0).occurrence == 0 }
        return LineTable(
            name: name,
            about:
                "the lines of \(name), one row each\(Self.leftOut(fields.count - Self.room(LineTable.ownColumns.count)))",
            list: list ?? 0,
            source: EventSource(events, groups: try groups(withLinesOf: list)),
            fields: try columns(
                of: fields,
                documented: YespoRules.documentedFields(ofParameter: name),
                numbers: YespoRules.numericFields,
                beside: LineTable.ownColumns
            ),
            run: run
        )
    }

    /// The row groups in which some event has lines of a list.
    private func groups(withLinesOf list: UInt32?) throws -> [Int] {
        guard let list else { return [] }
        return try snapshot.rowGroups.indices.filter {
            try snapshot.entry(of: list, in: snapshot.rowGroups[$0])?.classes.hasLines ?? false
        }
    }

    /// The parameters that have lines in some event.
    private var lists: [UInt32] {
        let found = Set(uses.filter { $0.classes.hasLines }.map(\.column))
        return found.filter { snapshot.columnName($0).occurrence == 0 }.sorted()
    }

    /// The parameters of some event types, in the order in which they first appeared.
    private func parameters(of eventTypes: Set<UInt32>) -> [UInt32] {
        let found = Set(eventTypes.flatMap { columnsByType[$0] ?? [] })
        return found.sorted().filter { column in
            let name = snapshot.columnName(column)
            return name.scope == .parameter && name.occurrence == 0
        }
    }

    // MARK: Orders

    /// The parameters of the events that give orders their values, but for those that are columns anyway and lists.
    private func orderParameters() throws -> ValueColumns {
        let kinds = [OrderEventKind.created, .updated]
        let types = Set(kinds.compactMap { snapshot.eventType(named: $0.eventTypeKey) })
        let lists = Set(self.lists)
        let others = parameters(of: types).filter {
            !lists.contains($0) && !OrderTable.ownParameters.contains(snapshot.columnName($0).name)
        }
        return try columns(
            of: others,
            documented: YespoRules.documentedParameters(of: OrderEventKind.created.eventTypeKey)
                .filter { !OrderTable.ownParameters.contains($0) && $0 != Self.items },
            numbers: YespoRules.numericParameters,
            beside: OrderTable.ownColumns
        )
    }

    // MARK: Columns

    /// The columns of parameters or fields, and hidden ones of the documented names that none of them has.
    private func columns(
        of numbers: [UInt32],
        documented: [String],
        numbers numeric: [String],
        beside own: [TableColumn]
    ) throws -> ValueColumns {
        let room = Self.room(own.count)
        let known = numbers.prefix(room)
        var naming = TableNaming(taken: own.map(\.name))
        let names = known.map { snapshot.columnName($0).name }
        let columns = try zip(known, zip(names, naming.unique(names))).map { number, name in
            let what = snapshot.columnName(number).scope == .lineField ? "field" : "parameter"
            return TableColumn(name.1, try kinds.kind(of: number), "the \(what) \(name.0)")
        }
        let hidden = documented.filter { naming.take($0) }.map { name in
            TableColumn(
                name,
                numeric.contains(name) ? .number : .text,
                "documented, and nothing has it",
                isHidden: true
            )
        }
        return ValueColumns(
            columns: Array((columns + hidden).prefix(room)),
            values: zip(known, columns).map { ValueColumn($0, $1.kind, snapshot) }
        )
    }

    static func room(_ own: Int) -> Int { VirtualTable.greatestColumnCount - own }

    private static func leftOut(_ count: Int) -> String {
        count > 0 ? "; the last \(count) of its names are left out, since a table has no more columns" : ""
    }
}
