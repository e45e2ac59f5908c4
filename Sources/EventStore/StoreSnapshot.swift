internal import Columns
package import EventModel
internal import GRDB

/// What a store holds at one moment, for reading: names, row groups, contacts and orders.
///
/// All reads of a snapshot see the same commit, however long it lives and whatever a writer does meanwhile.
/// Not thread-safe: one snapshot for one thread, or decode first and share the values.
package final class StoreSnapshot {
    /// The path of the file.
    package let path: String
    /// The zone whose wall clock the store keeps.
    package let zone: ClockZone
    /// What codes and numbers stand for.
    package let vocabulary: Vocabulary
    /// The parts, in the order of their events.
    package let parts: [Part]
    /// The row groups, in the order of parts.
    package let rowGroups: [RowGroup]
    /// The contacts.
    package let contacts: StoredContacts
    /// The contact lists.
    package let contactLists: StoredContactLists
    let database: Database
    /// Reads chunks for other threads to unpack.
    let reader: StoredBytesReader
    private var catalogue = ChunkCatalogue()
    /// What there is for codes in chunks to refer to.
    private(set) lazy var eventReferences = EventReferences(of: vocabulary, contacts: contacts.count)

    init(path: String, zone: ClockZone, _ database: Database) throws {
        self.path = path
        self.zone = zone
        self.database = database
        reader = StoredBytesReader(database)
        vocabulary = try VocabularyTable.read(database)
        contactLists = StoredContactLists(database, damage: vocabulary.damage)
        contacts = StoredContacts(database, contactLists, vocabulary)
        parts = try StoreCatalogue.parts(database)
        try StoreCatalogue.checkEnds(of: parts, database)
        rowGroups = try StoreCatalogue.rowGroups(database, of: parts, eventTypes: vocabulary.eventTypes.count)
    }

    /// The number of an event type, or nil if the store has no event of it.
    package func eventType(named name: String) -> UInt32? {
        var name = name
        return name.withUTF8 { vocabulary.eventTypes.existingCode(of: UnsafeRawBufferPointer($0)) }
    }

    /// The names of the event types in the store, by their numbers.
    package var eventTypeNames: [String] {
        (0..<UInt32(vocabulary.eventTypes.count)).map { vocabulary.eventTypes.text($0) }
    }

    /// The number of a parameter's column, or nil if no event has that parameter.
    package func parameterColumn(named name: String) -> UInt32? {
        vocabulary.registry.existing(ColumnName(scope: .parameter, parent: 0, name: name, occurrence: 0))
    }

    /// The number of the column of a field in the lines of a parameter, or nil if no line has it.
    package func fieldColumn(named name: String, of parent: UInt32) -> UInt32? {
        vocabulary.registry.existing(ColumnName(scope: .lineField, parent: parent, name: name, occurrence: 0))
    }

    /// The name of a column.
    package func columnName(_ column: UInt32) -> ColumnName {
        vocabulary.registry.names[Int(column)]
    }

    /// The numbers of all columns of named values.
    package var columns: Range<UInt32> { 0..<UInt32(vocabulary.registry.count) }

    /// The dictionary that the codes of a column belong to.
    package func dictionary(of column: UInt32) -> TextDictionary {
        vocabulary.dictionaries[vocabulary.dictionaryNumber(of: column)]
    }

    /// What the catalogue says of a column in a row group; nil if no event there has the parameter.
    package func entry(of column: UInt32, in group: RowGroup) throws -> ChunkEntry? {
        try entry(
            at: ChunkAddress(
                part: group.part.number,
                rowGroup: group.number,
                column: SystemColumn.firstNamed + Int(column)
            )
        )
    }

    /// Reads the events of a row group: time, contact, position, and of the named columns those that are wanted.
    ///
    /// A field of lines needs its parent in `columns` too. All columns are read if `columns` is nil.
    ///
    /// - Throws: ``StoreError/damaged(path:detail:)``.
    package func read(_ group: RowGroup, columns: Set<UInt32>?) throws -> EventBuffer {
        try namingDamage {
            try StoreCatalogue.read(
                group,
                entries: entries(of: group),
                registry: vocabulary.registry,
                references: eventReferences,
                wanted: columns,
                database
            )
        }
    }

    /// The versions of all orders, in no particular order.
    ///
    /// - Parameters:
    ///   - moment: The moment at which the wanted versions are valid: at most one of each order, which is read in a third
    ///     of the time; nil for the versions of all times.
    ///   - dates: The dates of the wanted orders, in microseconds; others may be left out.
    package func orderVersions(
        validAt moment: WallClock? = nil,
        dates: ClosedRange<Int64>? = nil
    ) throws -> OrderVersions {
        try namingDamage {
            try OrderVersionTable.read(
                database,
                validAt: moment?.microseconds,
                dates: dates,
                among: orderReferences,
                damage: vocabulary.damage
            )
        }
    }

    /// What orders refer to.
    private var orderReferences: OrderReferences {
        func texts(_ parameter: String) -> Int {
            parameterColumn(named: parameter).map { dictionary(of: $0).count } ?? 0
        }
        return OrderReferences(
            orders: texts(CodedParameters.orderIdentifier),
            contacts: contacts.count,
            currencies: texts(CodedParameters.currency)
        )
    }

    /// Reads a part whole.
    func load(_ part: Part) throws -> LoadedPart {
        try namingDamage { try LoadedPart(part, vocabulary: vocabulary, database) }
    }

    /// Says in the store's words what is damaged.
    func namingDamage<Result>(_ body: () throws -> Result) throws -> Result {
        do {
            return try body()
        } catch let error as DamagedBytes {
            throw StoreError.damaged(path: path, detail: error.description)
        } catch let error as CorruptColumn {
            throw StoreError.damaged(path: path, detail: error.description)
        }
    }

    /// What the catalogue says of the chunks of a row group.
    func entries(of group: RowGroup) throws -> [ChunkAddress: ChunkEntry] {
        try catalogue.entries(of: group, database)
    }

    /// What the catalogue says of a chunk; nil if there is no such chunk.
    func entry(at address: ChunkAddress) throws -> ChunkEntry? {
        try catalogue.entry(at: address, database)
    }
}
