internal import EventStore

/// One column of a table.
struct TableColumn {
    /// What of a comparison on the column saves rows from being read.
    enum Pushdown {
        case eventType
        case event
        case contact
        case order
        case occurred
    }

    /// The name in SQL.
    let name: String
    /// What the values are.
    let kind: ColumnKind
    /// What it holds, as a line of help.
    let about: String
    /// What of a comparison on it saves rows from being read.
    let pushdown: Pushdown?
    /// Whether `*` leaves it out: a documented name that nothing in the data has.
    let isHidden: Bool

    init(_ name: String, _ kind: ColumnKind, _ about: String, pushdown: Pushdown? = nil, isHidden: Bool = false) {
        self.name = name
        self.kind = kind
        self.about = about
        self.pushdown = pushdown
        self.isHidden = isHidden
    }

    /// The column as `CREATE TABLE` has it.
    var declaration: String {
        let quoted = SQLName.quoted(name)
        return
            "\(quoted) \(kind.declaredType)\(isHidden ? " HIDDEN" : "")\(kind == .time ? " COLLATE \(ClockOrder.name)" : "")"
    }
}
