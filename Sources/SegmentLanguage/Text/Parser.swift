/// Says that a condition could not be read; its diagnostic is on record already.
struct Recovery: Error {}

/// Reads tokens into a tree by recursive descent; each kind of condition has an extension of its own.
///
/// After a mistake it goes on behind the next `and` or `or` that begins something it knows, or at the closing bracket,
/// so that one reading finds all mistakes.
struct Parser {
    let source: [UInt8]
    let tokens: [Token]
    var index = 0
    var diagnostics: [Diagnostic]
    /// The conditions that were read, whatever became of the rest.
    var conditions: [SegmentExpression] = []
    /// The event types of the condition that is being read, with what is asked of the events.
    var openEvents: [(event: Name, predicate: Predicate?)] = []
    /// How many brackets are open that hold conditions; predicates and value lists keep their own.
    var openBrackets = 0
    /// How many lists of values are open, where a comma separates.
    var listDepth = 0
    /// How many brackets and words `not` are open here.
    var depth = 0

    /// How deep a tree may be.
    static let greatestNesting = 100
    /// More open brackets and words `not` are refused, since they could exhaust the stack.
    ///
    /// The canonical form of the deepest tree has a bracket behind each `not`, one around a condition, and one for its lines.
    static let greatestDepth = 2 * greatestNesting + 8

    init(_ text: String) {
        source = Array(text.utf8)
        var lexer = Lexer(text)
        lexer.run()
        tokens = lexer.tokens
        diagnostics = lexer.diagnostics
    }
}

// MARK: - Looking at tokens

extension Parser {
    var current: Token { token(at: index) }

    var isAtEnd: Bool { current.kind == .end }

    /// The token at an index, `end` for every index behind it.
    func token(at index: Int) -> Token {
        tokens[min(max(index, 0), tokens.count - 1)]
    }

    func keyword(at index: Int) -> String { token(at: index).keyword }

    func isKeyword(_ word: String, ahead: Int = 0) -> Bool {
        keyword(at: index + ahead) == word
    }

    func isSymbol(_ symbol: Token.Symbol, ahead: Int = 0) -> Bool {
        token(at: index + ahead).kind == .symbol(symbol)
    }

    func words(of range: SourceRange) -> String {
        String(decoding: source[range.lowerBound..<range.upperBound], as: UTF8.self)
    }

    /// From a token up to the one that was read last.
    func range(from start: Int) -> SourceRange {
        SourceRange(token(at: start).range.lowerBound, token(at: index - 1).range.upperBound)
    }

    /// The empty place behind the token that was read last.
    var gap: SourceRange {
        let end = index == 0 ? 0 : token(at: index - 1).range.upperBound
        return SourceRange(end, end)
    }
}

// MARK: - Taking tokens

extension Parser {
    mutating func advance() {
        index = min(index + 1, tokens.count - 1)
    }

    mutating func take(_ word: String) -> Bool {
        guard isKeyword(word) else { return false }
        advance()
        return true
    }

    mutating func take(_ symbol: Token.Symbol) -> Bool {
        guard isSymbol(symbol) else { return false }
        advance()
        return true
    }

    /// Takes a keyword that must stand here.
    mutating func expect(_ word: String) throws(Recovery) {
        guard take(word) else { throw missing([word]) }
    }
}

// MARK: - Complaining

extension Parser {
    /// Puts a diagnostic on record; what the lexer has complained about is passed over.
    @discardableResult
    mutating func fail(
        _ message: String,
        at range: SourceRange? = nil,
        expected: [String] = [],
        mend: String? = nil
    ) -> Recovery {
        if range != nil || current.kind != .invalid {
            diagnostics.append(
                Diagnostic(message, at: range ?? current.range, expected: expected, suggestion: mend)
            )
        }
        return Recovery()
    }

    /// Complains that none of some words stands here; names the one that was probably meant.
    mutating func missing(_ expected: [String], mend: String? = nil) -> Recovery {
        let place = expected.count == 1 ? "`\(expected[0])`" : "something else"
        switch current.kind {
        case .end:
            return fail("the segment ends too early", at: gap, expected: expected, mend: mend ?? onlyWord(expected))
        case .word(let word):
            let near = nearestName(
                to: word,
                in: expected.compactMap { $0.split(separator: " ").first.map(String.init) }
            )
            if let near { return fail("`\(word)` is not known here", expected: expected, mend: near) }
            fallthrough
        default:
            let found = words(of: current.range)
            let missing = mend ?? onlyWord(expected)
            return fail(
                "\(place) should stand before `\(found)`",
                at: missing == nil ? nil : (current.kind == .invalid ? nil : gap),
                expected: expected,
                mend: missing
            )
        }
    }

    private func onlyWord(_ expected: [String]) -> String? {
        expected.count == 1 ? expected[0] : nil
    }
}
