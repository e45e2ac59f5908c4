internal import Columns

/// The columns of one row group, each read from the file when somebody first asks for it.
///
/// ``StoreSnapshot/read(_:columns:)`` is for those who know beforehand what they want. Removed events are left out. Not
/// thread-safe, and of use only as long as its snapshot is.
package final class RowGroupColumns {
    /// The row group.
    package let group: RowGroup
    /// How many events it has, removed ones left out.
    package var count: Int { group.events - group.removed }
    /// The time of each event, ascending, in microseconds on the store's clock.
    package private(set) lazy var occurred = Result { try integers(Int64.self, SystemColumn.occurred) }
    /// The place of each event in its part, counted from the part's first event.
    package private(set) lazy var positions = Result {
        let positions = try integers(UInt32.self, SystemColumn.position)
        try snapshot.namingDamage { try group.check(positions) }
        return positions
    }
    /// The contact of each event, ``EventBuffer/noContact`` for none.
    package private(set) lazy var contacts = Result {
        let contacts = try integers(UInt32.self, SystemColumn.contact)
        try snapshot.namingDamage { try group.check(contacts: contacts, snapshot.eventReferences) }
        return contacts
    }

    private let snapshot: StoreSnapshot
    private var columns: [UInt32: ColumnBuffer?] = [:]
    private var keptLines: [UInt32: [Int]] = [:]
    private lazy var kept = Result { try keptRows() }

    /// Reads nothing yet.
    package init(_ group: RowGroup, of snapshot: StoreSnapshot) {
        self.group = group
        self.snapshot = snapshot
    }

    /// The values of a parameter, or of a top-level member, without the fields of its lines; nil if no event here has it.
    ///
    /// - Throws: ``StoreError/damaged(path:detail:)``.
    package func column(_ number: UInt32) throws -> ColumnBuffer? {
        if let known = columns[number] { return known }
        let read = try decoded(number)
        if let read, let kept = try kept.get() { keptLines[number] = read.keep(kept) }
        columns[number] = .some(read)
        return read
    }

    /// The values of a field in the lines of a parameter, an entry a line; nil if no line here has it.
    ///
    /// - Throws: ``StoreError/damaged(path:detail:)``.
    package func field(_ number: UInt32, of parent: UInt32) throws -> ColumnBuffer? {
        guard let lines = try column(parent)?.lines else { return nil }
        if let known = lines.columns[number] { return known }
        guard let read = try decoded(number) else { return nil }
        if let kept = keptLines[parent] { read.keep(kept) }
        lines.columns[number] = read
        return read
    }

    private func decoded(_ number: UInt32) throws -> ColumnBuffer? {
        let address = self.address(SystemColumn.firstNamed + Int(number))
        return try snapshot.namingDamage {
            guard let entry = try snapshot.entry(at: address) else { return nil }
            return try StoreCatalogue.column(number, entry, at: address, snapshot.eventReferences, snapshot.database)
        }
    }

    private func integers<T: FixedWidthInteger>(_ type: T.Type, _ column: Int) throws -> [T] {
        let address = self.address(column)
        let all: [T] = try snapshot.namingDamage {
            guard let entry = try snapshot.entry(at: address) else {
                throw DamagedBytes(place: address.description, detail: "it is missing")
            }
            return try ChunkTable.withBytes(of: entry, at: address, snapshot.database) { bytes in
                var offset = 0
                return try ChunkDecoding.stream(type, bytes, &offset, count: group.events)
            }
        }
        return try kept.get()?.map { all[$0] } ?? all
    }

    /// The rows that are left, if some of the events were removed.
    private func keptRows() throws -> [Int]? {
        guard group.removed > 0 else { return nil }
        return try snapshot.namingDamage {
            let entries = try snapshot.entries(of: group)
            guard let removed = try StoreCatalogue.removed(from: group, entries: entries, snapshot.database) else {
                return nil
            }
            return (0..<group.events).filter { !removed[$0] }
        }
    }

    private func address(_ column: Int) -> ChunkAddress {
        ChunkAddress(part: group.part.number, rowGroup: group.number, column: column)
    }
}
