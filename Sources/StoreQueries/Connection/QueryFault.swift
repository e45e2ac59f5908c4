internal import SegmentLanguage

/// What is wrong with a query, at its place, with the nearest name for a misspelt one.
package struct QueryFault: Sendable, CustomStringConvertible {
    /// The message of SQLite, in the words of a query's tables and columns.
    package let message: String
    /// The message with its place in the query, as far as it is known.
    package let description: String

    /// Takes a message of SQLite.
    ///
    /// - Parameter offset: Where it is wrong, in bytes.
    init(_ message: String, in text: String, at offset: Int?, tables: [VirtualTable]) {
        let suggestion = Self.suggestion(for: message, in: text, tables)
        self.message = message
        guard let offset, offset <= text.utf8.count else {
            description = message + (suggestion.map { "; did you mean \($0)?" } ?? "")
            return
        }
        let range = SourceRange(offset, offset + Self.length(ofWordAt: offset, in: text))
        description = Diagnostic(message, at: range, suggestion: suggestion).render(in: text)
    }

    /// The bytes of the word, number or quoted name that begins at an offset.
    private static func length(ofWordAt offset: Int, in text: String) -> Int {
        let rest = Array(text.utf8.dropFirst(offset))
        guard let first = rest.first else { return 0 }
        if first == UInt8(ascii: "\"") || first == UInt8(ascii: "'") || first == UInt8(ascii: "`") {
            return (rest.dropFirst().firstIndex(of: first) ?? rest.count - 1) + 1
        }
        return max(1, rest.prefix { isOfWord($0) }.count)
    }

    private static func isOfWord(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "."), 0x80...: true
        default: false
        }
    }

    // MARK: The nearest name

    /// What the unknown name in a message most likely meant, as it is written in a query.
    private static func suggestion(for message: String, in text: String, _ tables: [VirtualTable]) -> String? {
        if let name = rest(of: message, after: "no such table: ") {
            return nearestName(to: last(of: name), in: tables.map(\.name)).map(SQLName.written)
        }
        if let name = rest(of: message, after: "no such column: ") {
            let named = tables.filter { isNamed($0.name, in: text) }
            let candidates = (named.isEmpty ? tables : named).flatMap { $0.columns.map(\.name) }
            let table = name.dropLast(last(of: name).count)
            return nearestName(to: last(of: name), in: candidates).map { table + SQLName.written($0) }
        }
        guard let name = rest(of: message, after: "no such function: ") else { return nil }
        return nearestName(to: name, in: functions)
    }

    private static func rest(of message: String, after start: String) -> String? {
        message.hasPrefix(start) ? String(message.dropFirst(start.count)) : nil
    }

    /// The name behind the last dot: `o.totl` speaks of `totl`.
    private static func last(of name: String) -> String {
        name.lastIndex(of: ".").map { String(name[name.index(after: $0)...]) } ?? name
    }

    private static func isNamed(_ table: String, in text: String) -> Bool {
        SQLName.folded(text).contains(SQLName.folded(table))
    }

    /// The functions that people most likely meant: ours, and those of SQLite for figures, texts and times.
    private static let functions = [
        "median", "percentile", "decimal_sum", "number", "fold", "now", "regexp", "sum", "total", "avg", "count", "min",
        "max", "lower", "upper", "length", "substr", "replace", "trim", "round", "abs", "coalesce", "ifnull", "iif",
        "date", "time", "datetime", "julianday", "strftime", "group_concat", "json_extract", "printf", "instr",
        "row_number", "rank", "dense_rank", "ntile", "lag", "lead", "first_value", "last_value", "typeof",
    ]
}
