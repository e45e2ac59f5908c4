/// Columns that belong together: the parameters of events, or the fields of lines.
package class ColumnGroup {
    /// The columns by their numbers.
    package final var columns: [UInt32: ColumnBuffer] = [:]
    /// The columns by number once more: while events are appended, each value looks its column up.
    private final var table: [Unmanaged<ColumnBuffer>?] = []

    @inline(__always)
    final func column(_ number: UInt32) -> ColumnBuffer {
        if Int(number) < table.count, let found = table[Int(number)] { return found.takeUnretainedValue() }
        return add(number)
    }

    /// The column of a number, if there is one.
    @inline(__always)
    final func existing(_ number: UInt32) -> ColumnBuffer? {
        if Int(number) < table.count, let found = table[Int(number)] { return found.takeUnretainedValue() }
        return columns[number]
    }

    /// Calls with the column of a number, if there is one.
    ///
    /// For loops over rows, in which counting references costs more than what is done with a value. The column has to stay in the
    /// group until then.
    @inline(__always)
    final func withExisting(_ number: UInt32, _ body: (ColumnBuffer) -> Void) {
        if Int(number) < table.count, let found = table[Int(number)] { return found._withUnsafeGuaranteedRef(body) }
        if let found = columns[number] { body(found) }
    }

    private final func add(_ number: UInt32) -> ColumnBuffer {
        let made = columns[number] ?? ColumnBuffer(column: number)
        columns[number] = made
        while table.count <= Int(number) { table.append(nil) }
        table[Int(number)] = Unmanaged.passUnretained(made)
        return made
    }

    /// Empties the columns.
    ///
    /// The memory of those that had values is kept for the next part, unless they are so many that others will hardly have the
    /// same; the others are forgotten, or all names that ever came would take memory in every part.
    final func emptyColumns() {
        if columns.count > ColumnRegistry.mostKept {
            (columns, table) = ([:], [])
            return
        }
        for (number, column) in columns {
            if column.count > 0 {
                column.removeAll()
            } else {
                columns[number] = nil
                if Int(number) < table.count { table[Int(number)] = nil }
            }
        }
    }
}
