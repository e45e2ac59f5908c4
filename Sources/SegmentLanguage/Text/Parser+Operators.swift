extension Parser {
    /// Whether an operator begins at a token; a word in front of one is a name, even if it is a keyword.
    func isOperator(at start: Int) -> Bool {
        var index = start
        while keyword(at: index) == "not", index - start < Self.greatestDepth { index += 1 }
        if case .symbol(let symbol) = token(at: index).kind { return symbol.isOperator }
        let next = keyword(at: index + 1)
        switch keyword(at: index) {
        case "contains", "matches": return isOperand(at: index + 1)
        case "between": return isValue(at: index + 1)
        case "one": return next == "of"
        case "starts", "ends": return next == "with"
        case "is": return next == "set" || next == "empty" || next == "not"
        default: return false
        }
    }

    private func isValue(at index: Int) -> Bool {
        switch token(at: index).kind {
        case .text, .number, .date, .dateTime, .invalid: true
        default: false
        }
    }

    /// Whether something stands here that a text operator could take, right or wrong.
    private func isOperand(at index: Int) -> Bool {
        let word = keyword(at: index)
        return isValue(at: index) || (!word.isEmpty && !Keywords.structural.contains(word))
    }

    /// Whether `between` with a day or time stands here: a period, unless a where asks.
    var isBetweenDates: Bool {
        guard isKeyword("between") else { return false }
        switch token(at: index + 1).kind {
        case .date, .dateTime, .invalid: return true
        default: return false
        }
    }

    /// Whether a name, with the names inside it, and an operator stand here.
    func isComparison(at start: Int) -> Bool {
        guard token(at: start).name != nil else { return false }
        var end = start + 1
        if keyword(at: start) == "contact", token(at: end).kind == .symbol(.dot) { return false }
        while token(at: end).kind == .symbol(.dot), token(at: end + 1).name != nil { end += 2 }
        return isOperator(at: end)
    }

    /// Whether a quantifier over a list stands here: `any items (`, `sum items.quantity`.
    func isQuantifier(at index: Int) -> Bool {
        guard !isOperator(at: index + 1), let list = token(at: index + 1).name else { return false }
        if Keywords.structural.contains(keyword(at: index + 1)) { return false }
        switch keyword(at: index) {
        case "any", "all", "no": return true
        case "count", "sum": return !(list.lowercased() == "of" && !keyword(at: index + 1).isEmpty)
        default: return false
        }
    }

    /// Whether a where goes on here, behind an `and` or `or`; brackets and `not` are skipped.
    func continuesPredicate(at start: Int) -> Bool {
        var index = start
        while !isComparison(at: index) {
            let isSkipped = token(at: index).kind == .symbol(.openBracket) || keyword(at: index) == "not"
            guard isSkipped, index - start <= Self.greatestDepth else { return isQuantifier(at: index) }
            index += 1
        }
        return true
    }
}
