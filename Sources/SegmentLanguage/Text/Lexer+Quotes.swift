extension Lexer {
    /// Reads a text in `"` or `'`, or a name in backticks; it ends on its line.
    mutating func readQuoted(_ quote: Unicode.Scalar) {
        let start = index
        index += 1
        var content = String.UnicodeScalarView()
        while let scalar = peek(), scalar != quote {
            if scalar == "\n" { break }
            index += 1
            if scalar == "\\", let escaped = peek(), let meant = Self.escape(escaped, in: quote) {
                index += 1
                content.append(meant)
            } else {
                content.append(scalar)
            }
        }
        let isClosed = peek() == quote
        if isClosed { index += 1 }
        let isName = quote == "`"
        if !isClosed {
            report("the \(isName ? "name" : "text") has no closing \(quote) on its line", from: start)
        } else if isName, content.isEmpty {
            report("there is no name between the backticks", from: start)
            return emit(.invalid, from: start)
        }
        emit(isName ? .quotedName(String(content)) : .text(String(content)), from: start)
    }

    /// Reads a text in the quotes of a word processor, and asks for straight ones.
    mutating func readCurlyQuoted() {
        let start = index
        let closing: Set<Unicode.Scalar> = ["\u{201C}", "\u{201D}", "\u{2018}", "\u{2019}", "\u{BB}", "\u{AB}", "\""]
        index += 1
        while let scalar = peek(), scalar != "\n", !closing.contains(scalar) { index += 1 }
        let content = string(from: start + 1, to: index)
        if peek().map(closing.contains) == true { index += 1 }
        report("text stands in straight quotes", from: start, mend: quoted(content))
        emit(.text(content), from: start)
    }

    /// What a backslash and this sign mean together; nil: the backslash stands for itself, as regular expressions like it.
    private static func escape(_ scalar: Unicode.Scalar, in quote: Unicode.Scalar) -> Unicode.Scalar? {
        switch scalar {
        case "\"", "'", "\\", quote: scalar
        case "n": "\n"
        case "t": "\t"
        default: nil
        }
    }
}
