/// Names for tables and columns that come from data: SQL takes capitals and small letters of ASCII for the same.
///
/// A name that is free is given as it is. A name that was given before, or differs from one only in the case of ASCII
/// letters, gets `_2` behind it, or the next number that is free; of several the first to appear in the data keeps its
/// name. U+0000, which no SQL text can hold, becomes U+FFFD, and the empty name `_`.
package struct TableNaming {
    /// The names of the tables that every store has, and of one that will come: no event type gets these.
    package static let fixedTables = [
        "events", "items", "orders", "order_versions", "contacts", "imports", "findings",
    ]

    private var taken: Set<String>

    /// Begins with names that are given already.
    package init(taken: [String]) {
        self.taken = Set(taken.map(SQLName.folded))
    }

    /// Names for tables; those that SQLite keeps for itself get `_` in front, those of its table functions too.
    package mutating func tables(_ names: [String]) -> [String] {
        unique(
            names.map { name in
                let folded = SQLName.folded(name)
                return Self.prefixesOfSQLite.contains(where: folded.hasPrefix) ? "_" + name : name
            }
        )
    }

    private static let prefixesOfSQLite = ["sqlite_", "pragma_", "json_each", "json_tree"]

    /// One name for each, in the same order.
    package mutating func unique(_ names: [String]) -> [String] {
        let usable = names.map { $0.isEmpty ? "_" : $0.replacing("\0", with: "\u{FFFD}") }
        // Names that can stay as they are go first, so that none is pushed aside by the number of another.
        let stays = usable.map { take($0) }
        return usable.indices.map { index in stays[index] ? usable[index] : numbered(usable[index]) }
    }

    /// Takes a name if it is free.
    mutating func take(_ name: String) -> Bool { taken.insert(SQLName.folded(name)).inserted }

    private mutating func numbered(_ name: String) -> String {
        var number = 2
        while !take("\(name)_\(number)") { number += 1 }
        return "\(name)_\(number)"
    }
}
