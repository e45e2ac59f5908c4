extension EventBuffer {
    /// Appends the events of another buffer of the same type; all columns of both are filled up.
    ///
    /// - Parameter firstPosition: What is added to the other's positions.
    func append(_ other: EventBuffer, positionsFrom firstPosition: UInt32) {
        let first = count
        for (number, column) in other.columns {
            let own = self.column(number)
            own.pad(to: first)
            own.append(column)
        }
        positions += other.positions.map { $0 + firstPosition }
        occurred += other.occurred
        occurredForms += other.occurredForms
        shapes += other.shapes
        contacts += other.contacts
        for (row, raw) in other.raws { raws[first + row] = raw }
        padAll()
    }
}

extension ColumnBuffer {
    /// Appends the rows of another buffer of the same column.
    fileprivate func append(_ other: ColumnBuffer) {
        (commonClass, commonScale) = (nil, nil)
        let (firstRow, firstText, firstLine) = (count, plainTexts.count, lines?.count ?? 0)
        classes += other.classes
        extras += other.extras
        plainTexts += other.plainTexts
        values.reserveCapacity(firstRow + other.count)
        for row in other.classes.indices {
            let valueClass = other.classes[row]
            guard valueClass == .plainText || valueClass.isLines else {
                values.append(other.values[row])
                continue
            }
            let range = PackedRange(other.values[row])
            let base = valueClass == .plainText ? firstText : firstLine
            values.append(PackedRange(start: base + range.start, count: range.count).packed)
        }
        for (row, code) in other.originals { originals[firstRow + row] = code }
        if let otherLines = other.lines { append(otherLines) }
    }

    private func append(_ other: LineBuffer) {
        let own = lines ?? LineBuffer()
        lines = own
        for (number, field) in other.columns {
            let target = own.column(number)
            target.pad(to: own.count)
            target.append(field)
        }
        own.shapes += other.shapes
        own.count += other.count
    }
}
