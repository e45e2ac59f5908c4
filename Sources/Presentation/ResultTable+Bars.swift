extension ResultTable {
    /// The longest bar, in characters.
    private static let longestBar = 30

    /// The table with a bar behind each row, as long as its number in one of the columns: a chart for a terminal.
    ///
    /// The longest bar is that of the greatest number among the rows that have the same values in the columns of the
    /// chart's `groups`, so that what cannot be compared is not. Bars are drawn to an eighth of a character. A title that
    /// no column has makes bars of no length.
    package func withBars(of title: String, groups: [String] = []) -> ResultTable {
        guard !rows.isEmpty else { return self }
        let number = columns.firstIndex { $0.title == title }
        let keys = columns.indices.filter { groups.contains(columns[$0].title) }
        let weights = rows.map { row in number.map { row[$0].weight } ?? 0 }
        var greatest: [[Cell]: Double] = [:]
        for (row, weight) in zip(rows, weights) {
            let key = keys.map { row[$0] }
            greatest[key] = max(greatest[key] ?? 0, weight)
        }
        let bars = zip(rows, weights).map { row, weight in
            row + [Self.bar(weight, of: greatest[keys.map { row[$0] }] ?? 0)]
        }
        return ResultTable(columns: columns + [Column("")], rows: bars)
    }

    private static let parts = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"]

    private static func bar(_ weight: Double, of greatest: Double) -> Cell {
        guard weight > 0, greatest > 0 else { return .missing }
        // A number that is there at all has a bar that can be seen.
        let eighths = max(1, Int((weight / greatest * Double(longestBar * parts.count)).rounded()))
        let (whole, part) = eighths.quotientAndRemainder(dividingBy: parts.count)
        return .text(String(repeating: "█", count: whole) + parts[part])
    }
}
