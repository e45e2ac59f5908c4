/// What is said of a table in a list of them.
package struct TableDescription: Sendable {
    /// A column.
    package struct Column: Sendable {
        /// The name as a query writes it, in quotes if it needs them.
        package let name: String
        /// What the values are: integer, real, number, boolean, text or time.
        package let kind: String
        /// What it holds.
        package let about: String
    }

    /// The name as a query writes it, in quotes if it needs them.
    package let name: String
    /// The name without quotes.
    package let plainName: String
    /// What a row is.
    package let about: String
    /// The columns, left to right.
    package let columns: [Column]

    init(_ table: VirtualTable) {
        name = SQLName.written(table.name)
        plainName = table.name
        about = table.about
        columns = table.columns.filter { !$0.isHidden }.map {
            Column(name: SQLName.written($0.name), kind: $0.kind.rawValue, about: $0.about)
        }
    }
}
