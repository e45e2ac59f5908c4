/// One column of a plain table.
struct TableColumn {
    /// What the values are.
    enum Kind {
        case integer
        case real
        /// Numbers as they come: whole ones as integers, others as reals.
        case number
        /// 0 and 1.
        case boolean
        case text
    }

    let name: String
    let kind: Kind
    /// What stands behind the type: `PRIMARY KEY` and the like.
    var constraint = ""

    /// The column as `CREATE TABLE` has it.
    ///
    /// SQLite goes by the type when it compares: with a column of numbers, a text that is a number is compared as one.
    var declaration: String {
        let type =
            switch kind {
            case .integer, .boolean: "INTEGER"
            case .real: "REAL"
            case .number: "NUMERIC"
            case .text: "TEXT"
            }
        return "\(Self.quoted(name)) \(type)\(constraint.isEmpty ? "" : " " + constraint)"
    }

    /// A name as SQL takes any.
    static func quoted(_ name: String) -> String { "\"\(name.replacing("\"", with: "\"\""))\"" }
}

/// Names for tables and columns that come from data: SQL takes capitals and small letters of ASCII for the same.
///
/// A name that is free stays. One that is taken gets `_2` behind it, or the next number that is free. U+0000, which no
/// SQL text can hold, becomes U+FFFD, and the empty name `_`.
struct TableNaming {
    private var taken: Set<String>

    init(taken: [String]) {
        self.taken = Set(taken.map(Self.folded))
    }

    /// Names for tables; those that SQLite keeps for itself get `_` in front.
    mutating func tables(_ names: [String]) -> [String] {
        unique(names.map { Self.folded($0).hasPrefix("sqlite_") ? "_" + $0 : $0 })
    }

    /// One name for each, in the same order; names that can stay go first, so that none is pushed aside by another's number.
    mutating func unique(_ names: [String]) -> [String] {
        let usable = names.map { $0.isEmpty ? "_" : $0.replacing("\0", with: "\u{FFFD}") }
        let stays = usable.map { taken.insert(Self.folded($0)).inserted }
        return usable.indices.map { stays[$0] ? usable[$0] : numbered(usable[$0]) }
    }

    private mutating func numbered(_ name: String) -> String {
        var number = 2
        while !taken.insert(Self.folded("\(name)_\(number)")).inserted { number += 1 }
        return "\(name)_\(number)"
    }

    private static func folded(_ name: String) -> String {
        String(decoding: name.utf8.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }, as: UTF8.self)
    }
}
