/// Writes a result as a table of aligned columns for a terminal.
///
/// Nothing is cut off: where a row is wider than the terminal, titles and texts go on in further lines, and such a row
/// is set off by blank lines. Where that does not suffice, the columns come in blocks one below another, each with the
/// first column again. Numbers are never broken; if two columns cannot be made narrow enough, lines are longer.
package struct TextTable: Hashable, Sendable {
    /// The columns of the terminal, nil for lines of any length.
    package var width: Int?
    /// Whether numbers are written with a comma between thousands.
    package var groupsDigits: Bool

    /// Makes a writer for a terminal of the given width.
    package init(width: Int? = nil, groupsDigits: Bool = true) {
        self.width = width
        self.groupsDigits = groupsDigits
    }

    /// The titles, a rule and the rows, each line ending in a line feed.
    ///
    /// A missing value is blank and the empty text `""`. Controls are shown as pictures, so that a row stays a row.
    package func text(_ table: ResultTable) -> String {
        let rows = table.rows.map { row in
            zip(row, table.columns).map { Field($0, in: $1, groupsDigits: groupsDigits) }
        }
        let titles = table.columns.indices.map { Field(titleOf: $0, in: table) }
        let blocks = blocks(ColumnWidths.least(titles: titles, rows: rows))
        guard blocks.count > 1 else { return text(titles, rows) }
        return blocks.map { columns in
            text(columns.map { titles[$0] }, rows.map { row in columns.map { row[$0] } })
        }.joined(separator: "\n")
    }

    /// The rows of one block of columns below their titles.
    private func text(_ titles: [Field], _ rows: [[Field]]) -> String {
        let room = width.map { $0 - Self.gap.count * (titles.count - 1) }
        let widths = ColumnWidths.fitting(titles: titles, rows: rows, in: room)

        var lines = Self.lines(titles, widths, standing: .bottom)
        lines.append(widths.map { String(repeating: "-", count: $0) }.joined(separator: Self.gap))
        var previousHeight = 1
        for (index, row) in rows.enumerated() {
            let block = Self.lines(row, widths, standing: .top)
            if index > 0, max(block.count, previousHeight) > 1 { lines.append("") }
            lines += block
            previousHeight = block.count
        }
        return lines.map { $0 + "\n" }.joined()
    }
}

extension TextTable {
    private static let gap = "  "

    /// The columns of each block: all in one where they fit, else the first one, which mostly says what a row is of, with as
    /// many others as fit beside it.
    private func blocks(_ least: [Int]) -> [[Int]] {
        guard let width, least.reduce(0, +) + Self.gap.count * (least.count - 1) > width else {
            return [Array(least.indices)]
        }
        var blocks: [[Int]] = []
        var (block, used) = ([0], least[0])
        for column in least.indices.dropFirst() {
            if block.count > 1, used + Self.gap.count + least[column] > width {
                blocks.append(block)
                (block, used) = ([0], least[0])
            }
            block.append(column)
            used += Self.gap.count + least[column]
        }
        return blocks + [block]
    }

    private enum Standing {
        case top
        case bottom
    }

    /// The lines of one row, which are several if a text must be broken.
    private static func lines(_ fields: [Field], _ widths: [Int], standing: Standing) -> [String] {
        let pieces = zip(fields, widths).map { $0.lines(width: $1) }
        let height = pieces.map(\.count).max() ?? 0
        return (0..<height).map { line in
            var text = ""
            // Blanks are written only once something follows them.
            var blanks = ""
            for (index, field) in fields.enumerated() {
                if index > 0 { blanks += gap }
                let position = standing == .top ? line : line - height + pieces[index].count
                let piece = pieces[index].indices.contains(position) ? pieces[index][position] : ""
                let padding = String(repeating: " ", count: max(0, widths[index] - DisplayWidth.of(piece)))
                if piece.isEmpty {
                    blanks += padding
                } else if field.alignment == .right {
                    text += blanks + padding + piece
                    blanks = ""
                } else {
                    text += blanks + piece
                    blanks = padding
                }
            }
            return text
        }
    }
}
