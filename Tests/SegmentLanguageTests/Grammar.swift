import Foundation

/// A grammar in EBNF, and what it derives: the slow and obvious way, every choice tried.
struct Grammar {
    /// What stands in a rule.
    indirect enum Expression {
        case choice([Expression])
        case sequence([Expression])
        case optional(Expression)
        case repeated(Expression)
        case word(String)
        case rule(String)
        case special(String)
    }

    private(set) var rules: [String: Expression] = [:]
    /// The names of the rules in their order.
    private(set) var names: [String] = []

    /// Reads rules such as `a = "b" { c | d } ;`.
    init(_ text: String) throws {
        var reader = GrammarReader(text)
        while let (name, expression) = try reader.rule() {
            rules[name] = expression
            names.append(name)
        }
    }

    /// The names that some rule speaks of and none defines.
    var undefined: [String] {
        rules.values.flatMap(Self.mentioned).filter { rules[$0] == nil }
    }

    private static func mentioned(_ expression: Expression) -> [String] {
        switch expression {
        case .choice(let parts), .sequence(let parts): parts.flatMap(mentioned)
        case .optional(let part), .repeated(let part): mentioned(part)
        case .rule(let name): [name]
        case .word, .special: []
        }
    }
}

/// Reads EBNF.
private struct GrammarReader {
    struct Fault: Error {
        let rest: String
    }

    private var rest: Substring

    init(_ text: String) { rest = Substring(text) }

    mutating func rule() throws -> (String, Grammar.Expression)? {
        guard let name = name() else {
            guard rest.isEmpty else { throw fault }
            return nil
        }
        guard take("=") else { throw fault }
        let expression = try choice()
        guard take(";") else { throw fault }
        return (name, expression)
    }

    private var fault: Fault { Fault(rest: String(rest.prefix(40))) }

    private mutating func choice() throws -> Grammar.Expression {
        var parts = [try sequence()]
        while take("|") { parts.append(try sequence()) }
        return parts.count == 1 ? parts[0] : .choice(parts)
    }

    private mutating func sequence() throws -> Grammar.Expression {
        var parts: [Grammar.Expression] = []
        while let part = try one() { parts.append(part) }
        guard !parts.isEmpty else { throw fault }
        return parts.count == 1 ? parts[0] : .sequence(parts)
    }

    private mutating func one() throws -> Grammar.Expression? {
        if take("\"") { return .word(try upTo("\"")) }
        if take("?") { return .special(try upTo("?").trimmingCharacters(in: .whitespaces)) }
        for (open, close) in [("(", ")"), ("[", "]"), ("{", "}")] where take(open) {
            let inner = try choice()
            guard take(close) else { throw fault }
            return open == "(" ? inner : open == "[" ? .optional(inner) : .repeated(inner)
        }
        return name().map { .rule($0) }
    }

    private mutating func upTo(_ end: Character) throws -> String {
        guard let place = rest.firstIndex(of: end) else { throw fault }
        defer { rest = rest[rest.index(after: place)...] }
        return String(rest[..<place])
    }

    private mutating func name() -> String? {
        skipBlanks()
        let name = rest.prefix { $0.isLetter || $0 == "-" }
        rest = rest.dropFirst(name.count)
        return name.isEmpty ? nil : String(name)
    }

    private mutating func take(_ sign: String) -> Bool {
        skipBlanks()
        guard rest.hasPrefix(sign) else { return false }
        rest = rest.dropFirst(sign.count)
        return true
    }

    private mutating func skipBlanks() { rest = rest.drop(while: \.isWhitespace) }
}
