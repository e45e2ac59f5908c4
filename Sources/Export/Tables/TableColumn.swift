internal import StoreQueries

/// One column of a plain table.
struct TableColumn {
    let name: String
    let kind: ColumnKind
    /// Whether the column has no type, since with one SQLite would make other values of some: the number 12 of the text `0012`.
    var isMixed = false
    /// What stands behind the type: `PRIMARY KEY` and the like.
    var constraint = ""

    /// The column as `CREATE TABLE` has it.
    var declaration: String {
        let parts = [SQLName.quoted(name), isMixed ? "" : kind.declaredType, constraint]
        return parts.filter { !$0.isEmpty }.joined(separator: " ")
    }
}
