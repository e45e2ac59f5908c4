extension Parser {
    enum ValueKind {
        case number
        case text
        case day
        case boolean
        case none
    }

    func valueKind(of token: Token) -> ValueKind {
        switch token.kind {
        case .number: .number
        case .text: .text
        case .date, .dateTime: .day
        case .word: token.keyword == "true" || token.keyword == "false" ? .boolean : .none
        default: .none
        }
    }

    /// Reads one value; text without quotes is complained of and taken all the same.
    mutating func parseLiteral(_ operands: Operands) throws(Recovery) -> Literal {
        let token = current
        switch token.kind {
        case .number(let number, let digits):
            advance()
            refuseDecimalComma(after: digits, at: token.range)
            return Literal(.number(number, digits: digits), range: token.range)
        case .text(let text):
            advance()
            return Literal(.text(text), range: token.range)
        case .date(let day):
            advance()
            return Literal(.date(day), range: token.range)
        case .dateTime(let time):
            advance()
            return Literal(.dateTime(time), range: token.range)
        case .word where token.keyword == "true" || token.keyword == "false":
            advance()
            return Literal(.boolean(token.keyword == "true"), range: token.range)
        case .word, .quotedName:
            return try parseUnquotedText(operands)
        default:
            let what = operands == .number ? "a number" : "a value"
            throw fail(
                isAtEnd ? "\(what) is missing at the end" : "\(what) should stand before `\(words(of: token.range))`",
                at: token.kind == .invalid ? nil : gap,
                expected: operands == .number
                    ? ["a number"] : ["a text in quotes", "a number", "a date", "true", "false"]
            )
        }
    }

    private mutating func parseUnquotedText(_ operands: Operands) throws(Recovery) -> Literal {
        let start = index
        guard operands != .number else {
            throw fail("a number should stand here", expected: ["a number"])
        }
        guard !Keywords.structural.contains(current.keyword) else {
            throw fail("a value should stand before `\(words(of: current.range))`", at: gap, expected: ["a value"])
        }
        repeat {
            advance()
        } while current.name != nil && !Keywords.structural.contains(current.keyword)
            && !isOperator(at: index) && !isSymbol(.dot, ahead: 1)
        let range = range(from: start)
        let text = words(of: range)
        fail("text stands in quotes", at: range, expected: ["a text in quotes"], mend: quoted(text))
        return Literal(.text(text), range: range)
    }

    /// Complains of `12,50`, which is 12.50 in much of Europe.
    private mutating func refuseDecimalComma(after digits: String, at range: SourceRange) {
        guard listDepth == 0, isSymbol(.comma), current.range.lowerBound == range.upperBound,
            case .number(_, let fraction) = token(at: index + 1).kind,
            token(at: index + 1).range.lowerBound == current.range.upperBound
        else { return }
        advance()
        advance()
        fail(
            "a number has a point before its fraction",
            at: SourceRange(range.lowerBound, token(at: index - 1).range.upperBound),
            mend: "\(digits).\(fraction)"
        )
    }

    /// Reads values in brackets, separated by commas.
    mutating func parseList(_ operands: Operands) throws(Recovery) -> [Literal] {
        guard take(.openBracket) else {
            throw fail(
                "the values of a list stand in brackets",
                at: current.kind == .invalid ? nil : gap,
                expected: ["("],
                mend: "("
            )
        }
        listDepth += 1
        defer { listDepth -= 1 }
        if isSymbol(.closeBracket) { throw fail("a list has at least one value", at: gap, expected: ["a value"]) }
        var literals = [try parseLiteral(operands)]
        while !take(.closeBracket) {
            guard take(.comma) else {
                if isKeyword("or") || isKeyword("and") {
                    throw fail("the values of a list are separated by commas", expected: [",", ")"], mend: ",")
                }
                throw missing(isAtEnd ? [")"] : [",", ")"])
            }
            literals.append(try parseLiteral(operands))
        }
        return literals
    }
}
