extension Lexer {
    mutating func readSymbol(_ scalar: Unicode.Scalar) {
        let start = index
        let pair = String(scalar) + (peek(1).map { String($0) } ?? "")
        for spelling in [pair, String(scalar)] {
            let length = spelling.unicodeScalars.count
            if let symbol = Token.Symbol(rawValue: spelling) {
                index += length
                return emit(.symbol(symbol), from: start)
            }
            if let meant = Self.misspellings[spelling] {
                index += length
                report("`\(spelling)` is written `\(meant)` here", from: start, mend: meant)
                return emit(Token.Symbol(rawValue: meant).map { .symbol($0) } ?? .word(meant), from: start)
            }
        }
        index += 1
        report("`\(scalar)` is no sign of the segment language", from: start)
        emit(.invalid, from: start)
    }

    /// Signs of other languages and keyboards, and how they are written here.
    private static let misspellings: [String: String] = [
        "==": "=", "=>": ">=", "=<": "<=", "<>": "!=", "!": "not", "&&": "and", "&": "and", "||": "or", "|": "or",
        "\u{2260}": "!=", "\u{2264}": "<=", "\u{2265}": ">=", "[": "(", "]": ")", "{": "(", "}": ")",
    ]
}
