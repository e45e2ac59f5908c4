/// Names as SQL spells them.
package enum SQLName {
    /// The name in double quotes, those in it doubled.
    package static func quoted(_ name: String) -> String {
        "\"" + name.replacing("\"", with: "\"\"") + "\""
    }

    /// The name as one has to write it in a query: in quotes only if it needs them.
    static func written(_ name: String) -> String {
        let isPlain =
            name.unicodeScalars.first.map { !("0"..."9").contains($0) && $0 != "$" } ?? false
            && name.unicodeScalars.allSatisfy { isLetter($0) || ("0"..."9").contains($0) || $0 == "_" }
        return isPlain && !reserved.contains(folded(name)) ? name : quoted(name)
    }

    /// The name as SQLite compares it: ASCII letters in lower case.
    static func folded(_ name: String) -> String {
        String(
            String.UnicodeScalarView(
                name.unicodeScalars.map {
                    ("A"..."Z").contains($0) ? Unicode.Scalar(UInt8(truncatingIfNeeded: $0.value) | 0x20) : $0
                }
            )
        )
    }

    private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
        ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar) || scalar.value >= 0x80
    }

    /// The words that SQLite takes for no name (https://www.sqlite.org/lang_keywords.html, those without a fallback).
    private static let reserved: Set<String> = [
        "add", "all", "alter", "and", "as", "autoincrement", "between", "case", "cast", "check", "collate", "commit",
        "constraint", "create", "current_date", "current_time", "current_timestamp", "default", "deferrable", "delete",
        "distinct", "drop", "else", "escape", "except",
        "exists", "foreign", "from", "group", "having", "in", "index", "insert", "intersect", "into", "is", "isnull",
        "join", "limit", "not", "nothing", "notnull", "null", "on", "or", "order", "primary", "raise", "references",
        "returning", "select", "set", "table", "then", "to", "transaction", "union", "unique", "update", "using",
        "values", "when", "where",
    ]
}
