/// A result as rows under titled columns, the one value from which a table, CSV and JSON are made.
package struct ResultTable: Hashable, Sendable {
    /// The columns, left to right.
    package let columns: [Column]
    /// The rows, top to bottom; each has one cell for every column.
    package private(set) var rows: [[Cell]] = []

    /// Makes a table without rows.
    package init(columns: [Column]) {
        self.columns = columns
    }

    /// Makes a table from columns and rows; a row of another length is a mistake of the caller and stops the program.
    package init(columns: [Column], rows: [[Cell]]) {
        self.init(columns: columns)
        for row in rows { append(row) }
    }

    /// Adds a row; one of another length is a mistake of the caller and stops the program.
    package mutating func append(_ row: [Cell]) {
        precondition(row.count == columns.count, "a row of \(row.count) cells in a table of \(columns.count) columns")
        rows.append(row)
    }
}

extension ResultTable {
    /// The title of a column and the side on which its texts stand.
    package struct Column: Hashable, Sendable {
        /// The side of a column on which its title and its texts stand; numbers always stand on the right.
        package enum Alignment: Hashable, Sendable {
            case left
            case right
        }

        /// The title, also the key of the column in JSON.
        package let title: String
        /// The side for the title and the texts.
        package let alignment: Alignment

        /// Makes a column.
        package init(_ title: String, _ alignment: Alignment = .left) {
            self.title = title
            self.alignment = alignment
        }
    }

    /// One value of a result.
    package enum Cell: Hashable, Sendable {
        /// Characters, shown as they are.
        case text(String)
        /// A whole number.
        case integer(Int)
        /// A number by its digits in the syntax of JSON, all of which are kept; what is no such number counts as text.
        case decimal(String)
        /// No value, which is not the empty text.
        case missing
    }
}
