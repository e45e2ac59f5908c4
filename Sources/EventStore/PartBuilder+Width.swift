/// How wide a part is: what its columns take in memory once they are filled up.
extension PartBuilder {
    /// How many cells the part would have with a piece of a block: those of each type, and of the lines of its lists.
    func cells(with piece: BlockPiece) -> Int {
        let (block, rows) = (piece.block, piece.rows)
        let numbers = block.parsing.mapping
        var cells = buffers.reduce(0) { $0 + $1.cells(of: $1.count) }
        for (type, source) in block.types.enumerated() where !rows[type].isEmpty {
            guard let source else { continue }
            let own = existingBuffer(ofType: numbers.eventTypes[type])
            cells -= own.map { $0.cells(of: $0.count) } ?? 0
            cells += Self.cells(of: own, own?.count ?? 0, with: source.columns, rows[type], numbers)
        }
        return cells
    }

    private static func cells(
        of group: ColumnGroup?,
        _ count: Int,
        with source: borrowing BlockColumns,
        _ rows: Range<Int>,
        _ numbers: VocabularyMapping
    ) -> Int {
        var columns = group?.usedColumns ?? 0
        var lineCells = group?.lineCells ?? 0
        for values in source.all.entries where values.pointee.hasValues(in: rows) {
            let own = group?.existing(numbers.columns[Int(values.pointee.column)])
            if own.map({ $0.count == 0 }) ?? true { columns += 1 }
            let lines = values.pointee.lines(of: rows)
            guard let added = values.pointee.lines, !lines.isEmpty else { continue }
            lineCells -= own?.lines.map { $0.cells(of: $0.count) } ?? 0
            lineCells += self.cells(of: own?.lines, own?.lines?.count ?? 0, with: added.columns, lines, numbers)
        }
        return columns * (count + rows.count) + lineCells
    }
}

extension ColumnGroup {
    /// How many cells there are with so many rows.
    fileprivate func cells(of rows: Int) -> Int { usedColumns * rows + lineCells }

    fileprivate var usedColumns: Int { columns.values.reduce(0) { $0 + ($1.count > 0 ? 1 : 0) } }

    fileprivate var lineCells: Int {
        columns.values.reduce(0) { $0 + ($1.lines.map { $0.cells(of: $0.count) } ?? 0) }
    }
}
