/// Writes a result as HTML tables for people: captions, headers with their scope, numbers with commas between thousands.
///
/// A table that is too wide for a sheet of paper becomes several below one another, each with the columns that name the
/// row. A number whose digits are grouped also stands as it is, in the `value` of its `data` element.
package struct HTMLTable: Hashable, Sendable {
    /// What the tables are called.
    package let caption: String
    /// How many columns name a row; they are there again in each of several tables.
    package let keys: Int

    /// About how many characters go side by side on a sheet of paper, the gaps between columns among them.
    private static let sheetWidth = 106
    private static let gap = 3
    /// So few rows of many columns are easier to read as columns.
    private static let fewRows = 3
    /// A text that is no wider stays on its line.
    private static let shortText = 18

    /// Makes a writer.
    package init(caption: String, keys: Int = 1) {
        self.caption = caption
        self.keys = keys
    }

    /// The tables, or a sentence if there are no rows.
    package func text(_ table: ResultTable) -> String {
        guard !table.rows.isEmpty else {
            return "<p class=\"none\">\(HTMLText.escaped(caption)): there are none.</p>\n"
        }
        var (table, bands) = (table, bands(of: table))
        if bands.count > 1, table.rows.count <= Self.fewRows, keys < table.columns.count {
            table = turned(table)
            bands = [Array(table.columns.indices)]
        }
        return bands.enumerated().map { number, columns in
            let count = bands.count == 1 ? "" : ", \(number + 1) of \(bands.count)"
            return Self.text(table, columns, caption: caption + count, isAlone: bands.count == 1)
        }.joined()
    }

    /// The columns of each table.
    private func bands(of table: ResultTable) -> [[Int]] {
        let widths = table.columns.indices.map { column in
            let title =
                ColumnWords.of(table.columns[column].title).split(separator: " ")
                .map { DisplayWidth.of(String($0)) }.max() ?? 0
            return table.rows.reduce(title) { max($0, min(40, DisplayWidth.of($1[column].shown))) } + Self.gap
        }
        let keyColumns = Array(table.columns.indices.prefix(keys))
        let keyWidth = keyColumns.reduce(0) { $0 + widths[$1] }
        var bands: [[Int]] = [keyColumns]
        var width = keyWidth
        for column in table.columns.indices.dropFirst(keys) {
            if width + widths[column] > Self.sheetWidth, bands[bands.count - 1].count > keyColumns.count {
                bands.append(keyColumns)
                width = keyWidth
            }
            bands[bands.count - 1].append(column)
            width += widths[column]
        }
        return bands
    }

    /// The table with its rows as columns, each called what its keys say.
    private func turned(_ table: ResultTable) -> ResultTable {
        let titles = table.rows.map { row in row.prefix(keys).map(\.shown).joined(separator: " ") }
        let corner = table.columns.prefix(keys).map(\.title).joined(separator: " ")
        var turned = ResultTable(columns: [.init(corner)] + titles.map { .init($0, .right) })
        for column in table.columns.indices.dropFirst(keys) {
            let title = ColumnWords.of(table.columns[column].title)
            turned.append([.text(title)] + table.rows.map { $0[column] })
        }
        return turned
    }

    private static func text(_ table: ResultTable, _ columns: [Int], caption: String, isAlone: Bool) -> String {
        let caption = HTMLText.escaped(caption)
        // What stands above the tables says the same to those who see it.
        let style = isAlone ? " class=\"unseen\"" : ""
        let numeric = Set(columns.filter { isNumeric($0, of: table) })
        var text = """
            <div class="scroll" role="region" tabindex="0" aria-label="\(caption)">
            <table>
            <caption\(style)>\(caption)</caption>
            <thead><tr>
            """
        for column in columns {
            let side = numeric.contains(column) ? " class=\"number\"" : ""
            text += "<th scope=\"col\"\(side)>\(HTMLText.escaped(ColumnWords.of(table.columns[column].title)))</th>"
        }
        text += "</tr></thead>\n<tbody>\n"
        for row in table.rows {
            text += "<tr>"
            for (place, column) in columns.enumerated() {
                text += cell(row[column], isHeader: place == 0, isRight: numeric.contains(column))
            }
            text += "</tr>\n"
        }
        return text + "</tbody>\n</table>\n</div>\n"
    }

    private static func cell(_ cell: ResultTable.Cell, isHeader: Bool, isRight: Bool) -> String {
        let (start, end) = isHeader ? ("<th scope=\"row\"", "</th>") : ("<td", "</td>")
        switch cell {
        case .missing: return start + ">" + end
        case .text(let text):
            let style = DisplayWidth.of(text) <= shortText ? " class=\"short\"" : ""
            return "\(start)\(style) dir=\"auto\">\(HTMLText.escaped(text))\(end)"
        case .integer, .decimal:
            let digits = cell.digits
            let shown = HTMLText.escaped(cell.shown)
            let content = shown == digits ? shown : "<data value=\"\(HTMLText.escaped(digits))\">\(shown)</data>"
            return "\(start)\(isRight ? " class=\"number\"" : "")>\(content)\(end)"
        }
    }

    private static func isNumeric(_ column: Int, of table: ResultTable) -> Bool {
        let cells = table.rows.lazy.map { $0[column] }.filter { $0 != .missing }
        guard !cells.isEmpty else { return table.columns[column].alignment == .right }
        return cells.allSatisfy { if case .text = $0 { false } else { true } }
    }
}

extension ResultTable.Cell {
    /// The cell as people read it, on one line.
    package var shown: String {
        switch self {
        case .text(let text): VisibleText.of(text)
        case .integer, .decimal: HumanNumber.grouped(digits)
        case .missing: ""
        }
    }

    /// The digits of a number, or the text of what is none.
    fileprivate var digits: String {
        switch self {
        case .integer(let value): String(value)
        case .decimal(let text), .text(let text): text
        case .missing: ""
        }
    }
}
