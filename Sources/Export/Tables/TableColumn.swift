internal import StoreQueries

/// One column of a plain table.
struct TableColumn {
    let name: String
    let kind: ColumnKind
    /// What stands behind the type: `PRIMARY KEY` and the like.
    var constraint = ""

    /// The column as `CREATE TABLE` has it.
    var declaration: String {
        "\(SQLName.quoted(name)) \(kind.declaredType)\(constraint.isEmpty ? "" : " " + constraint)"
    }
}
