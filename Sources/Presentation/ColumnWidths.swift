/// Shares out the width of a terminal among the columns of a table.
struct ColumnWidths {
    private var widths: [Int]
    private var excess: Int

    /// The width of each column: what it needs, or, where there is not room for all, less for the widest ones.
    ///
    /// Titles are broken before cells are. No column goes below what its fields say, so the sum can exceed the room.
    static func fitting(titles: [TextTable.Field], rows: [[TextTable.Field]], in room: Int?) -> [Int] {
        var cells = titles.map(\.least)
        var least = cells
        for row in rows {
            for (index, field) in row.enumerated() {
                cells[index] = max(cells[index], field.width)
                least[index] = max(least[index], field.least)
            }
        }
        let needed = zip(cells, titles).map { max($0, $1.width) }
        guard let room else { return needed }
        var columns = ColumnWidths(widths: needed, excess: needed.reduce(0, +) - room)
        columns.press(downTo: cells)
        columns.press(downTo: least)
        return columns.widths
    }

    /// The least width of each column: what its fields say.
    static func least(titles: [TextTable.Field], rows: [[TextTable.Field]]) -> [Int] {
        var least = titles.map(\.least)
        for row in rows {
            for (index, field) in row.enumerated() { least[index] = max(least[index], field.least) }
        }
        return least
    }

    /// Takes from the widest columns until the excess is gone or none is above its floor.
    private mutating func press(downTo floors: [Int]) {
        while excess > 0 {
            let pressable = widths.indices.filter { widths[$0] > floors[$0] }
            guard let widest = pressable.max(by: { widths[$0] < widths[$1] }) else { return }
            // Down to the next widest at once, so that a text of a million characters takes no million rounds.
            let next = pressable.map { widths[$0] }.filter { $0 < widths[widest] }.max() ?? 0
            let alike = pressable.count { widths[$0] == widths[widest] }
            let step = max(1, min(widths[widest] - max(next, floors[widest]), excess / alike))
            widths[widest] -= step
            excess -= step
        }
    }
}
