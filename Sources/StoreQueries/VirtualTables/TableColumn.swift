internal import EventStore

/// One column of a table.
struct TableColumn {
    /// What the values are.
    enum Kind: String {
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
    }

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
    let kind: Kind
    /// What it holds, as a line of help.
    let about: String
    /// What of a comparison on it saves rows from being read.
    let pushdown: Pushdown?
    /// Whether `*` leaves it out: a documented name that nothing in the data has.
    let isHidden: Bool

    init(_ name: String, _ kind: Kind, _ about: String, pushdown: Pushdown? = nil, isHidden: Bool = false) {
        self.name = name
        self.kind = kind
        self.about = about
        self.pushdown = pushdown
        self.isHidden = isHidden
    }

    /// The column as `CREATE TABLE` has it.
    ///
    /// SQLite goes by the type when it compares: with a number column a text that is a number is compared as one.
    var declaration: String {
        let quoted = SQLName.quoted(name)
        let type =
            switch kind {
            case .integer, .boolean: "INTEGER"
            case .real: "REAL"
            case .number: "NUMERIC"
            case .text, .time: "TEXT"
            }
        return "\(quoted) \(type)\(isHidden ? " HIDDEN" : "")\(kind == .time ? " COLLATE \(ClockOrder.name)" : "")"
    }
}
