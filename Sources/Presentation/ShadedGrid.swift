/// A grid of numbers drawn with characters, each beside a shade: the heat map of a terminal.
///
/// The shade of a number is its share of the greatest one: `░` up to a quarter, `▒` up to a half, `▓` up to three
/// quarters, `█` above; a number that is not above zero, and a missing one, have none.
package struct ShadedGrid: Hashable, Sendable {
    /// One row.
    package struct Row: Hashable, Sendable {
        /// What stands before its cells.
        package let title: String
        /// The cells, one for each column; texts have no shade.
        package let cells: [ResultTable.Cell]

        /// Makes a row.
        package init(title: String, cells: [ResultTable.Cell]) {
            self.title = title
            self.cells = cells
        }
    }

    /// What stands above the rows' titles.
    package let corner: String
    /// The titles of the columns.
    package let columns: [String]
    /// The rows, top to bottom.
    package let rows: [Row]

    /// Makes a grid; a row of another length than the columns is a mistake of the caller and stops the program.
    package init(corner: String, columns: [String], rows: [Row]) {
        precondition(rows.allSatisfy { $0.cells.count == columns.count }, "a row of a shaded grid has another length")
        self.corner = corner
        self.columns = columns
        self.rows = rows
    }

    /// The lines of the drawing, each ending in a line feed.
    package var text: String {
        let greatest = rows.flatMap(\.cells).map(\.weight).max() ?? 0
        let numbers = rows.map { row in row.cells.map(\.shownNumber) }
        let widths = columns.indices.map { column in
            max(DisplayWidth.of(columns[column]), numbers.map { DisplayWidth.of($0[column]) + 2 }.max() ?? 0)
        }
        let titleWidth = ([corner] + rows.map(\.title)).map(DisplayWidth.of).max() ?? 0
        var text = corner + Self.blanks(titleWidth - DisplayWidth.of(corner))
        for (title, width) in zip(columns, widths) {
            text += "  " + Self.blanks(width - DisplayWidth.of(title)) + title
        }
        text += "\n"
        for (row, shown) in zip(rows, numbers) {
            text += row.title
            // Blanks are written only once something follows them.
            var blanks = Self.blanks(titleWidth - DisplayWidth.of(row.title))
            for column in columns.indices {
                let shade = Self.shade(row.cells[column].weight, of: greatest)
                let gap = Self.blanks(widths[column] - DisplayWidth.of(shown[column]) - 1)
                guard !shown[column].isEmpty else {
                    blanks += "  " + Self.blanks(widths[column])
                    continue
                }
                text += blanks + "  " + shade + gap + shown[column]
                blanks = ""
            }
            text += "\n"
        }
        return text
    }

    private static let shades = ["░", "▒", "▓", "█"]

    private static func shade(_ weight: Double, of greatest: Double) -> String {
        guard weight > 0, greatest > 0 else { return " " }
        return shades[min(shades.count - 1, max(0, Int((weight / greatest * 4).rounded(.up)) - 1))]
    }

    private static func blanks(_ count: Int) -> String { String(repeating: " ", count: max(0, count)) }
}

extension ResultTable.Cell {
    /// The number as a weight to draw it by, which needs no more than some digits; 0 for what is none.
    var weight: Double {
        switch self {
        case .integer(let value): Double(value)
        case .decimal(let digits): Double(digits) ?? 0
        case .text, .missing: 0
        }
    }

    fileprivate var shownNumber: String {
        switch self {
        case .integer(let value): HumanNumber.grouped(value)
        case .decimal(let digits): HumanNumber.grouped(digits)
        case .text(let text): VisibleText.of(text)
        case .missing: ""
        }
    }
}
