extension TextTable {
    /// A cell or a title as it is shown.
    struct Field {
        let text: String
        let alignment: ResultTable.Column.Alignment
        /// The width that it takes on one line.
        let width: Int
        /// The width below which its column must not go.
        let least: Int
    }
}

extension TextTable.Field {
    /// A cell of a column: a number is never broken, a text goes on in further lines.
    init(_ cell: ResultTable.Cell, in column: ResultTable.Column, groupsDigits: Bool) {
        switch cell {
        case .integer(let value):
            self.init(number: groupsDigits ? HumanNumber.grouped(value) : String(value))
        case .decimal(let digits) where NumberSyntax.matches(digits):
            self.init(number: groupsDigits ? HumanNumber.grouped(digits) : digits)
        case .text(let text), .decimal(let text):
            self.init(text: text.isEmpty ? "\"\"" : VisibleText.of(text), alignment: column.alignment)
        case .missing:
            self.init(text: "", alignment: column.alignment)
        }
    }

    /// The title of a column, on the right if there are only numbers below it, broken between its words alone.
    init(titleOf index: Int, in table: ResultTable) {
        let cells = table.rows.map { $0[index] }.filter { $0 != .missing }
        let onlyNumbers = !cells.isEmpty && cells.allSatisfy(\.isNumber)
        let text = VisibleText.of(table.columns[index].title)
        self.init(
            text: text,
            alignment: onlyNumbers ? .right : table.columns[index].alignment,
            width: DisplayWidth.of(text),
            least: TextWrapping.longestPiece(text)
        )
    }

    private init(number: String) {
        let width = DisplayWidth.of(number)
        self.init(text: number, alignment: .right, width: width, least: width)
    }

    private init(text: String, alignment: ResultTable.Column.Alignment) {
        let width = DisplayWidth.of(text)
        // Narrower than this a text is no longer read but spelt.
        self.init(text: text, alignment: alignment, width: width, least: min(width, 8))
    }

    /// The lines that it takes in a column of this width.
    func lines(width: Int) -> [String] { TextWrapping.lines(text, width: width) }
}

extension ResultTable.Cell {
    fileprivate var isNumber: Bool {
        switch self {
        case .integer: true
        case .decimal(let digits): NumberSyntax.matches(digits)
        case .text, .missing: false
        }
    }
}
