internal import Columns

extension StoreSnapshot {
    /// Reads some events of a row group with all their columns, by their rows, removed ones counted and left out.
    ///
    /// - Throws: ``StoreError/damaged(path:detail:)``.
    func read(_ group: RowGroup, rows: Range<Int>) throws -> EventBuffer {
        try namingDamage {
            try StoreCatalogue.read(
                group,
                entries: entries(of: group),
                registry: vocabulary.registry,
                references: eventReferences,
                rows: rows,
                database
            )
        }
    }

    /// The rows of a row group whose events happened at a moment, removed ones counted; an empty range where they would
    /// stand if there are none.
    ///
    /// - Throws: ``StoreError/damaged(path:detail:)``.
    func rows(of group: RowGroup, at moment: Int64) throws -> Range<Int> {
        try reading(SystemColumn.occurred, of: group) { (times: IntegerStreamReader<Int64>) in
            let first = times.firstIndex(notLessThan: moment)
            return first..<(moment == .max ? group.events : max(first, times.firstIndex(notLessThan: moment + 1)))
        }
    }

    /// The times of the events of some rows, removed ones counted, in microseconds on the store's clock.
    ///
    /// - Throws: ``StoreError/damaged(path:detail:)``.
    func times(ofRows rows: some Sequence<Int>, of group: RowGroup) throws -> [Int64] {
        try reading(SystemColumn.occurred, of: group) { (times: IntegerStreamReader<Int64>) in
            let times = times.decoded()
            return rows.map { times[$0] }
        }
    }

    /// The places in their part of the events of some rows, removed ones counted.
    ///
    /// - Throws: ``StoreError/damaged(path:detail:)``.
    func positions(ofRows rows: some Sequence<Int>, of group: RowGroup) throws -> [UInt32] {
        try reading(SystemColumn.position, of: group) { (positions: IntegerStreamReader<UInt32>) in
            rows.map { positions[$0] }
        }
    }

    private func reading<Value, Result>(
        _ column: Int,
        of group: RowGroup,
        _ body: (IntegerStreamReader<Value>) throws -> Result
    ) throws -> Result {
        let address = ChunkAddress(part: group.part.number, rowGroup: group.number, column: column)
        return try namingDamage {
            guard let entry = try entry(at: address) else {
                throw DamagedBytes(place: address.description, detail: "it is missing")
            }
            return try ChunkTable.withBytes(of: entry, at: address, database) { bytes in
                var offset = 0
                return try body(IntegerStreamReader<Value>(bytes: bytes, at: &offset, expecting: group.events))
            }
        }
    }
}
