/// A column that a map names, and where it does.
package struct ColumnReference: Hashable, Sendable {
    /// The column's name, as the header has it.
    let name: String
    /// The line of the map.
    let line: Int?
}
