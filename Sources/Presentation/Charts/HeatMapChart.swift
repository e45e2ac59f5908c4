/// A grid of numbers, each on a shade: the greater its share of the greatest number, the stronger.
package struct HeatMapChart: Chart {
    package let title: String
    /// What the columns are.
    package let columnLabel: String
    /// What the rows are.
    package let rowLabel: String
    /// What the numbers are.
    package let valueLabel: String
    /// The titles of the columns.
    package let columns: [String]
    /// The titles of the rows.
    package let rows: [String]
    /// The numbers, a list a row; missing ones are blank.
    package let cells: [[ResultTable.Cell]]

    /// How many shades there are above nothing.
    package static let shades = 5
    // Worked out once, since every cell asks for them.
    private let titleWidth: Double
    private let cellWidth: Double
    private let showsNumbers: Bool
    /// Whether some numbers are too long for their cells and all stand there to three figures.
    private let isShort: Bool

    private static let legendHeight = 26.0

    /// Makes a chart; a row of another length than the columns is a mistake of the caller and stops the program.
    package init(
        title: String,
        columnLabel: String,
        rowLabel: String,
        valueLabel: String,
        columns: [String],
        rows: [String],
        cells: [[ResultTable.Cell]]
    ) {
        precondition(cells.count == rows.count && cells.allSatisfy { $0.count == columns.count }, "a ragged heat map")
        self.title = title
        self.columnLabel = columnLabel
        self.rowLabel = rowLabel
        self.valueLabel = valueLabel
        self.columns = columns
        self.rows = rows
        self.cells = cells
        let widest = (rows + [rowLabel]).map { ChartFrame.width(of: VisibleText.of($0)) }.max() ?? 0
        let titleWidth = min(150, widest) + 8
        let cellWidth = (ChartFrame.width - titleWidth) / Double(max(1, columns.count))
        let isShort = cells.joined().contains { ChartFrame.width(of: $0.shown) > cellWidth - 2 }
        (self.titleWidth, self.cellWidth, self.isShort) = (titleWidth, cellWidth, isShort)
        showsNumbers = cells.joined().allSatisfy {
            ChartFrame.width(of: Self.shown($0, isShort: isShort)) <= cellWidth - 2
        }
    }

    package var summary: String {
        let kind = "Heat map of \(valueLabel): rows \(rowLabel), columns \(columnLabel)."
        let places = rows.indices.flatMap { row in columns.indices.map { (row: row, column: $0) } }
        let most = places.max { weight($0.row, $0.column) < weight($1.row, $1.column) }
        guard let most, weight(most.row, most.column) > 0 else { return kind + " All are empty." }
        return "\(kind) The greatest is \(cells[most.row][most.column].shown), at \(rowLabel) \(rows[most.row]) and "
            + "\(columnLabel) \(columns[most.column])."
    }

    package var height: Double { top + Double(rows.count) * cellHeight + Self.legendHeight + 2 * ChartFrame.lineHeight }

    private var top: Double { 2 * ChartFrame.lineHeight }

    /// Low rows where numbers have no room, so that a map of many months is no longer than it needs to be.
    private var cellHeight: Double { showsNumbers ? 27 : min(27, max(15, cellWidth)) }

    private static func shown(_ cell: ResultTable.Cell, isShort: Bool) -> String {
        guard isShort, let weight = cell.drawnWeight else { return cell.shown }
        return ShortNumber.of(weight)
    }

    package func drawing() -> String {
        let greatest = cells.joined().map(\.weight).max() ?? 0
        var drawing = SVG.text("axis", x: 0, y: top - 5, ChartFrame.fitted(rowLabel, in: titleWidth))
        drawing += SVG.text("axis middle", x: titleWidth + (ChartFrame.width - titleWidth) / 2, y: 12, columnLabel)
        let widest = columns.map { ChartFrame.width(of: VisibleText.of($0)) }.max() ?? 0
        let step = max(1, Int(((min(widest, 60) + 4) / cellWidth).rounded(.up)))
        for (number, column) in columns.enumerated() where number.isMultiple(of: step) {
            let x = titleWidth + (Double(number) + 0.5) * cellWidth
            let text = ChartFrame.fitted(column, in: Double(step) * cellWidth)
            drawing += SVG.text("tick middle", x: x, y: top - 5, text)
        }
        for (row, title) in rows.enumerated() {
            let y = top + Double(row) * cellHeight
            let middle = y + cellHeight / 2 + 4.5
            drawing += SVG.text("label", x: 0, y: middle, ChartFrame.fitted(title, in: titleWidth - 6))
            for column in columns.indices {
                let cell = cells[row][column]
                let shade = Self.shade(cell.weight, of: greatest)
                let x = titleWidth + Double(column) * cellWidth
                drawing += SVG.rectangle(
                    "shade-\(shade)",
                    x: x,
                    y: y,
                    width: cellWidth,
                    height: cellHeight,
                    hint: "\(title), \(columns[column]): \(cell.shown.isEmpty ? "none" : cell.shown)"
                )
                guard showsNumbers, cell != .missing else { continue }
                drawing += SVG.text(
                    "on-\(shade) middle",
                    x: x + cellWidth / 2,
                    y: middle,
                    Self.shown(cell, isShort: isShort)
                )
            }
        }
        return drawing + legend(y: top + Double(rows.count) * cellHeight + 12)
    }

    /// What the shades stand for.
    private func legend(y: Double) -> String {
        let width = 34.0
        var drawing = ""
        for shade in 0...Self.shades {
            let x = titleWidth + Double(shade) * width
            drawing += SVG.rectangle("shade-\(shade)", x: x, y: y, width: width, height: 12)
            let text = shade == 0 ? "0" : "\(shade * 100 / Self.shades)"
            drawing += SVG.text("tick middle", x: x + width / 2, y: y + 26, text)
        }
        let end = titleWidth + Double(Self.shades + 1) * width
        drawing += SVG.text("tick", x: end + 6, y: y + 26, "% of the greatest")
        return drawing
            + SVG.text("axis", x: end + 6, y: y + 11, ChartFrame.fitted(valueLabel, in: ChartFrame.width - end))
    }

    private func weight(_ row: Int, _ column: Int) -> Double { cells[row][column].weight }

    private static func shade(_ weight: Double, of greatest: Double) -> Int {
        guard weight > 0, greatest > 0 else { return 0 }
        return min(shades, max(1, Int((weight / greatest * Double(shades)).rounded(.up))))
    }
}
