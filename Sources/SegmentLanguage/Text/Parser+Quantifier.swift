extension Parser {
    /// Reads `any items (...)`, `count items (...) >= 2` or `sum items.quantity > 3`.
    mutating func parseQuantifier() throws(Recovery) -> Predicate {
        let start = index
        let word = current.keyword
        advance()
        let path = try parsePath()
        if let amount = LineQuantifier.Amount(rawValue: word) {
            guard isSymbol(.openBracket) else {
                throw fail(
                    "what is asked of the lines stands in brackets",
                    at: gap,
                    expected: ["\(word) \(path.text) (FIELD operator value)"],
                    mend: "("
                )
            }
            let predicate = try parsePredicateBracket()
            return .lines(LineQuantifier(amount, path, predicate, range: range(from: start)))
        }
        let predicate = isSymbol(.openBracket) ? try parsePredicateBracket() : nil
        guard word == "count" || path.names.count > 1 else {
            throw fail(
                "sum adds up a field of the lines, so the field stands behind a dot",
                at: path.range,
                expected: ["sum \(path.text).quantity"]
            )
        }
        let test = try parseTest(.number)
        if word == "count" { return .lineCount(LineCount(path, predicate, test, range: range(from: start))) }
        return .lineSum(LineSum(path, predicate, test, range: range(from: start)))
    }
}
