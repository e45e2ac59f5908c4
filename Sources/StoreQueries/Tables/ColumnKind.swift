/// What the values of a column of a table are.
package enum ColumnKind: String, Hashable, Sendable {
    /// Whole numbers.
    case integer
    /// Numbers with digits after the point.
    case real
    /// Numbers as they come: whole ones as integers, others as reals.
    case number
    /// 0 and 1.
    case boolean
    /// Texts.
    case text
    /// Times on the store's clock, `YYYY-MM-DDTHH:MM:SS`.
    case time

    /// The type that `CREATE TABLE` gives the column.
    ///
    /// SQLite goes by the type when it compares: with a column of numbers a text that is a number is compared as one.
    package var declaredType: String {
        switch self {
        case .integer, .boolean: "INTEGER"
        case .real: "REAL"
        case .number: "NUMERIC"
        case .text, .time: "TEXT"
        }
    }
}
