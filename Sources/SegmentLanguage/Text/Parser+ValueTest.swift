/// Which literals and operators a test may have.
enum Operands {
    /// Whatever a parameter may hold.
    case any
    /// A figure: numbers alone, and only operators that compare numbers.
    case number
    /// A name out of a list of names.
    case text
}

extension Parser {
    /// Reads an operator and its literals.
    mutating func parseTest(_ operands: Operands) throws(Recovery) -> ValueTest {
        let start = index
        var isNegated = false
        while isKeyword("not") {
            advance()
            isNegated.toggle()
        }
        let before = diagnostics.count
        let (kind, isNegative) = try parseTestKind(operands)
        let test = ValueTest(kind, isNegated: isNegated != isNegative, range: range(from: start))
        if diagnostics.count == before { check(test, operands) }
        return test
    }

    private mutating func parseTestKind(_ operands: Operands) throws(Recovery) -> (ValueTest.Kind, isNegated: Bool) {
        switch current.kind {
        case .symbol(.notEqual):
            advance()
            return (.compare(.equal, try parseLiteral(operands)), true)
        case .symbol(let symbol):
            guard let comparison = Operator(rawValue: symbol.rawValue) else { throw failAtOperator() }
            advance()
            return (.compare(comparison, try parseLiteral(operands)), false)
        default:
            break
        }
        switch current.keyword {
        case "contains", "matches", "starts", "ends":
            return (try parseTextOperator(operands), false)
        case "one" where isKeyword("of", ahead: 1):
            advance()
            advance()
            return (.oneOf(try parseList(operands)), false)
        case "between":
            advance()
            let least = try parseLiteral(operands)
            try expect("and")
            return (.between(least, try parseLiteral(operands)), false)
        case "is":
            return try parseIs()
        default:
            throw failAtOperator()
        }
    }

    private mutating func parseTextOperator(_ operands: Operands) throws(Recovery) -> ValueTest.Kind {
        let word = current.keyword
        advance()
        switch word {
        case "contains":
            return .compare(.contains, try parseLiteral(operands))
        case "matches":
            return .compare(.matches, try parseLiteral(operands))
        default:
            try expect("with")
            return .compare(word == "starts" ? .startsWith : .endsWith, try parseLiteral(operands))
        }
    }

    private mutating func parseIs() throws(Recovery) -> (ValueTest.Kind, isNegated: Bool) {
        let isRange = current.range
        advance()
        let isNegated = take("not")
        if take("set") { return (.isSet, isNegated) }
        if take("empty") { return (.isEmpty, isNegated) }
        if case .word(let word) = current.kind, let near = nearestName(to: word, in: ["set", "empty"]) {
            throw fail("`\(word)` is not known here", expected: ["set", "empty"], mend: near)
        }
        throw fail(
            "`is` asks for set or empty; values are compared with =",
            at: isRange.joined(with: token(at: index - 1).range),
            expected: ["is set", "is empty", "="],
            mend: isNegated ? "!=" : "="
        )
    }

    private mutating func failAtOperator() -> Recovery {
        if case .word(let word) = current.kind {
            let starts = Keywords.operators.compactMap { $0.split(separator: " ").first.map(String.init) } + ["not"]
            let meant = Keywords.operatorSynonyms[word.lowercased()] ?? nearestName(to: word, in: starts)
            if let meant {
                return fail("`\(word)` is no operator", expected: Keywords.operators, mend: meant)
            }
        }
        if isAtEnd { return fail("an operator is missing at the end", at: gap, expected: Keywords.operators) }
        let isValue = [.text, .number, .boolean].contains(valueKind(of: current))
        return fail(
            "an operator should stand before `\(words(of: current.range))`",
            at: current.kind == .invalid ? nil : gap,
            expected: Keywords.operators,
            mend: isValue ? "=" : nil
        )
    }
}
