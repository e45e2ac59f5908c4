/// Cuts a segment's text into tokens, of which the last one is the end.
///
/// What is no token has a diagnostic and leaves a stand-in.
struct Lexer {
    let scalars: [Unicode.Scalar]
    /// The byte offset of each scalar, and the text's length at the end.
    let offsets: [Int]
    var index = 0
    var tokens: [Token] = []
    var diagnostics: [Diagnostic] = []
    /// The comments with their `#`, without the line's end.
    var comments: [String] = []

    init(_ text: String) {
        scalars = Array(text.unicodeScalars)
        var offset = 0
        var offsets = [0]
        for scalar in scalars {
            offset += UTF8.width(scalar)
            offsets.append(offset)
        }
        self.offsets = offsets
    }

    mutating func run() {
        while let scalar = peek() {
            switch scalar {
            case "#": skipComment()
            case "\"", "'", "`": readQuoted(scalar)
            case "\u{201C}", "\u{201D}", "\u{201E}", "\u{2018}", "\u{2019}", "\u{AB}", "\u{BB}": readCurlyQuoted()
            case "0"..."9": readNumberOrDate()
            case "-" where peek(1).map { ("0"..."9").contains($0) } == true: readNumberOrDate()
            case _ where scalar.properties.isWhitespace || scalar == "\u{FEFF}" || scalar == "\u{200B}": index += 1
            case _ where isWordStart(scalar): readWord()
            default: readSymbol(scalar)
            }
        }
        emit(.end, from: index)
    }

    private mutating func skipComment() {
        let start = index
        while index < scalars.count, !isLineEnd(scalars[index]) { index += 1 }
        let comment = string(from: start, to: index)
        comments.append(String(comment.reversed().drop(while: \.isWhitespace).reversed()))
    }

    /// Whether a line ends here, in whatever way the file's editor ends lines.
    private func isLineEnd(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "\n", "\r", "\u{85}", "\u{2028}", "\u{2029}": true
        default: false
        }
    }

    private mutating func readWord() {
        let start = index
        while let scalar = peek(), isWordPart(scalar) || joinsOddName(scalar) { index += 1 }
        let word = string(from: start, to: index)
        guard scalars[start..<index].contains(where: { !isWordPart($0) }) else {
            return emit(.word(word), from: start)
        }
        report("a name with other signs than letters, digits and _ stands in backticks", from: start, mend: "`\(word)`")
        emit(.quotedName(word), from: start)
    }

    /// Whether a sign glues two words together, as the hyphen in `order-created`.
    private func joinsOddName(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "-", "/", ":", "@", "$", "\u{2019}": peek(1).map(isWordPart) == true
        default: false
        }
    }
}

extension Lexer {
    func peek(_ distance: Int = 0) -> Unicode.Scalar? {
        index + distance < scalars.count ? scalars[index + distance] : nil
    }

    func string(from start: Int, to end: Int) -> String {
        var text = ""
        for scalar in scalars[start..<end] { text.unicodeScalars.append(scalar) }
        return text
    }

    func range(from start: Int) -> SourceRange {
        SourceRange(offsets[start], offsets[index])
    }

    mutating func emit(_ kind: Token.Kind, from start: Int) {
        tokens.append(Token(kind, range(from: start)))
    }

    mutating func report(_ message: String, from start: Int, mend: String? = nil) {
        diagnostics.append(Diagnostic(message, at: range(from: start), suggestion: mend))
    }

    func isWordStart(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "_" || scalar.properties.isXIDStart
    }

    func isWordPart(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isXIDContinue
    }
}
