/// Columns that belong together: the parameters of events, or the fields of lines.
package class ColumnGroup {
    /// The columns by their numbers.
    package final var columns: [UInt32: ColumnBuffer] = [:]
    /// The columns by number once more: while events are appended, each value looks its column up.
    private final var table: [ColumnBuffer?] = []

    @inline(__always)
    final func column(_ number: UInt32) -> ColumnBuffer {
        if Int(number) < table.count, let found = table[Int(number)] { return found }
        return add(number)
    }

    /// The column of a number, if there is one.
    @inline(__always)
    final func existing(_ number: UInt32) -> ColumnBuffer? {
        if Int(number) < table.count, let found = table[Int(number)] { return found }
        return columns[number]
    }

    private final func add(_ number: UInt32) -> ColumnBuffer {
        let made = columns[number] ?? ColumnBuffer(column: number)
        columns[number] = made
        while table.count <= Int(number) { table.append(nil) }
        table[Int(number)] = made
        return made
    }
}
