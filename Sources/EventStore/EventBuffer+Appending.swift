extension EventBuffer {
    /// Appends an event whose cells and shape are known.
    func append(_ row: borrowing EventRow) {
        let index = occurred.count
        occurred.append(row.occurred)
        occurredForms.append(row.occurredForm)
        shapes.append(row.shapeCode)
        var nextOriginal = 0
        for position in row.cells.indices {
            let cell = row.cells[position]
            let target = column(cell.column)
            target.pad(to: index)
            // A name repeated more often than there are columns for is in the raw JSON alone.
            guard target.count == index else { continue }
            if cell.valueClass.isLines {
                appendLines(cell, of: row, to: target)
                if nextOriginal < row.originals.count, row.originals[nextOriginal].cell == position {
                    target.originals[index] = row.originals[nextOriginal].code
                    nextOriginal += 1
                }
            } else {
                target.append(cell.valueClass, value: cell.value, extra: cell.extra)
            }
        }
        if row.needsRaw { raws[index] = row.raw }
    }

    private func appendLines(_ cell: Cell, of row: borrowing EventRow, to target: ColumnBuffer) {
        let range = PackedRange(cell.value)
        let lines = target.lines ?? LineBuffer()
        target.lines = lines
        target.append(
            cell.valueClass,
            value: PackedRange(start: lines.count, count: range.count).packed,
            extra: cell.extra
        )
        for number in range.start..<range.start + range.count {
            let line = row.lines[number]
            let index = lines.count
            lines.count += 1
            lines.shapes.append(line.shapeCode)
            for position in line.firstCell..<line.firstCell + line.cellCount {
                let field = row.lineCells[position]
                let child = lines.column(field.column)
                child.pad(to: index)
                guard child.count == index else { continue }
                child.append(field.valueClass, value: field.value, extra: field.extra)
            }
        }
    }

    /// Fills every column up to the count of events and lines.
    func padAll() {
        for column in columns.values {
            column.pad(to: count)
            guard let lines = column.lines else { continue }
            for child in lines.columns.values { child.pad(to: lines.count) }
        }
    }
}
