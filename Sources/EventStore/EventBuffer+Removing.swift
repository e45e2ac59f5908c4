internal import Columns

extension EventBuffer {
    /// Takes rows out, and notes where the others stood before.
    func remove(_ removed: Bitmap) {
        let kept = (0..<count).filter { !removed[$0] }
        guard kept.count < count else { return }
        originalRows = kept
        if !positions.isEmpty { positions = kept.map { positions[$0] } }
        if !occurred.isEmpty { occurred = kept.map { occurred[$0] } }
        if untimedCount != nil { untimedCount = kept.count }
        if !occurredForms.isEmpty { occurredForms = kept.map { occurredForms[$0] } }
        if !shapes.isEmpty { shapes = kept.map { shapes[$0] } }
        if !contacts.isEmpty { contacts = kept.map { contacts[$0] } }
        raws = Dictionary(uniqueKeysWithValues: kept.indices.compactMap { row in raws[kept[row]].map { (row, $0) } })
        for column in columns.values { column.keep(kept) }
    }
}

extension ColumnBuffer {
    /// Keeps the given rows, ascending, and of lists the lines that belong to them.
    ///
    /// - Returns: Of a column of lists, which lines were kept.
    @discardableResult
    func keep(_ kept: [Int]) -> [Int] {
        var keptLines: [Int] = []
        if let lines {
            for row in kept where classes[row].isLines {
                let range = PackedRange(values[row])
                values[row] = PackedRange(start: keptLines.count, count: range.count).packed
                keptLines.append(contentsOf: range.start..<range.start + range.count)
            }
            // Conditions are evaluated without the shapes.
            if !lines.shapes.isEmpty { lines.shapes = keptLines.map { lines.shapes[$0] } }
            lines.count = keptLines.count
            for child in lines.columns.values { child.keep(keptLines) }
        }
        originals = Dictionary(
            uniqueKeysWithValues: kept.indices.compactMap { row in originals[kept[row]].map { (row, $0) } }
        )
        classes = kept.map { classes[$0] }
        values = kept.map { values[$0] }
        extras = kept.map { extras[$0] }
        ownScales = ownScales.map { scales in kept.map { scales[$0] } }
        return keptLines
    }

    /// Keeps rows that follow each other, as if they alone had been read: the lines remember which of the chunk's they are.
    func keep(consecutive rows: Range<Int>) {
        let lines = keep(Array(rows))
        self.lines?.firstLine = lines.first ?? 0
    }
}
