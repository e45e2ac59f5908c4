/// The events of one type in a block, taken apart into columns, a row each.
final class BlockEvents {
    /// Each event's time in microseconds on the store's clock.
    private(set) var occurred = PlainList<Int64>()
    /// How each event's time was written; see ``OccurredForm``.
    private(set) var occurredForms = PlainList<UInt16>()
    /// The thread's code of each event's shape.
    private(set) var shapes = PlainList<UInt32>()
    /// The raw JSON of the events that no shape holds, by row.
    private(set) var raws: [(row: Int, bytes: [UInt8])] = []
    private(set) var columns = BlockColumns()

    var count: Int { occurred.count }

    /// Appends an event whose cells and shape are known.
    func append(_ row: borrowing EventRow) {
        let index = occurred.count
        occurred.append(row.occurred)
        occurredForms.append(row.occurredForm)
        shapes.append(row.shapeCode)
        var nextOriginal = 0
        for position in 0..<row.cells.count {
            let cell = row.cells[position]
            let target = columns[cell.column]
            target.pointee.pad(to: index)
            // A name repeated more often than there are columns for is in the raw JSON alone.
            guard target.pointee.rows == index else { continue }
            guard cell.valueClass.isLines else {
                target.pointee.append(cell, of: row)
                continue
            }
            appendLines(cell, of: row, to: target)
            if nextOriginal < row.originals.count, row.originals[nextOriginal].cell == position {
                target.pointee.originals.append((index, row.originals[nextOriginal].code))
                nextOriginal += 1
            }
        }
        if row.needsRaw { raws.append((index, row.raw)) }
    }

    /// Empties the columns; the memory is kept.
    func removeAll() {
        occurred.truncate(to: 0)
        occurredForms.truncate(to: 0)
        shapes.truncate(to: 0)
        raws.removeAll(keepingCapacity: true)
        columns.removeAll()
    }

    private func addLines(to target: UnsafeMutablePointer<BlockColumn>) -> Unmanaged<BlockLines> {
        let made = BlockLines()
        target.pointee.lines = made
        return Unmanaged.passUnretained(made)
    }

    private func appendLines(_ cell: Cell, of row: borrowing EventRow, to target: UnsafeMutablePointer<BlockColumn>) {
        let range = PackedRange(cell.value)
        let lines = target.pointee.lines.map { Unmanaged.passUnretained($0) } ?? addLines(to: target)
        let first = lines._withUnsafeGuaranteedRef { $0.append(range, of: row) }
        target.pointee.append(cell.valueClass, PackedRange(start: first, count: range.count).packed, cell.extra)
    }
}
