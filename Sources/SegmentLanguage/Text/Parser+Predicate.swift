extension Parser {
    /// Reads what stands behind `where` or `has`, or in a bracket inside of it.
    ///
    /// Outside of brackets it goes on behind `and` and `or` only where `NAME operator` or a quantifier follows. Nil only
    /// if a diagnostic is on record.
    mutating func parsePredicate(inBracket: Bool) -> Predicate? {
        var parts = [parsePredicateAnd(inBracket: inBracket)]
        while goesOn("or", inBracket: inBracket) {
            advance()
            parts.append(parsePredicateAnd(inBracket: inBracket))
        }
        let known = parts.compactMap(\.self)
        return known.count == parts.count ? .joined(known, by: .or) : nil
    }

    private mutating func parsePredicateAnd(inBracket: Bool) -> Predicate? {
        var parts = [parsePredicateUnary(inBracket: inBracket)]
        while goesOn("and", inBracket: inBracket) {
            advance()
            parts.append(parsePredicateUnary(inBracket: inBracket))
        }
        let known = parts.compactMap(\.self)
        return known.count == parts.count ? .joined(known, by: .and) : nil
    }

    private func goesOn(_ word: String, inBracket: Bool) -> Bool {
        isKeyword(word) && (inBracket || continuesPredicate(at: index + 1))
    }

    private mutating func parsePredicateUnary(inBracket: Bool) -> Predicate? {
        guard depth < Self.greatestDepth else {
            refuseDepth("brackets and words not are nested more than \(Self.greatestDepth) deep")
            return nil
        }
        depth += 1
        defer { depth -= 1 }
        do throws(Recovery) {
            if isComparison(at: index) { return try parseComparison() }
            if take("not") { return parsePredicateUnary(inBracket: inBracket).map { .not($0) } }
            if isSymbol(.openBracket) { return try parsePredicateBracket() }
            if isQuantifier(at: index) { return try parseQuantifier() }
            return try parseComparison()
        } catch {
            recoverInPredicate(inBracket: inBracket)
            return nil
        }
    }

    /// Reads a predicate in brackets.
    mutating func parsePredicateBracket() throws(Recovery) -> Predicate {
        let opening = current.range
        let known = diagnostics.count
        guard take(.openBracket) else { throw missing(["("]) }
        let inner = parsePredicate(inBracket: true)
        if !take(.closeBracket) {
            guard diagnostics.count == known else { throw Recovery() }
            if isAtEnd { throw fail("this bracket is never closed", at: opening) }
            throw missing(["and", "or", ")"])
        }
        guard let inner else { throw Recovery() }
        return inner
    }

    private mutating func parseComparison() throws(Recovery) -> Predicate {
        guard current.name != nil else { throw failAtName() }
        if keyword(at: index) == "contact", isSymbol(.dot, ahead: 1) { throw failAtName() }
        if !isComparison(at: index), startsCondition(at: index) || Keywords.structural.contains(current.keyword) {
            throw failAtName()
        }
        let path = try parsePath()
        return .comparison(Comparison(path, try parseTest(.any)))
    }

    private mutating func failAtName() -> Recovery {
        let expected = [
            "a parameter and an operator, such as totalCost > 100", "any ITEMS (...)", "count ITEMS (...) > N",
        ]
        if isAtEnd { return fail("a comparison is missing at the end", at: gap, expected: expected) }
        if startsCondition(at: index) {
            return fail("a condition cannot stand inside a where; close its bracket first", expected: expected)
        }
        if case .text(let text) = current.kind, isOperator(at: index + 1) {
            return fail("a parameter's name stands without quotes", expected: expected, mend: spelled(name: text))
        }
        return fail("a comparison should stand before `\(words(of: current.range))`", expected: expected)
    }

    /// Reads a name with the names inside it.
    mutating func parsePath() throws(Recovery) -> Path {
        guard let first = current.name else { throw failAtName() }
        let start = Name(first, range: current.range)
        advance()
        var rest: [Name] = []
        while take(.dot) { rest.append(try parseInnerName()) }
        return Path(start, rest)
    }

    /// Goes to where reading can go on after a mistake in a predicate.
    private mutating func recoverInPredicate(inBracket: Bool) {
        var level = 0
        while !isAtEnd {
            if isSymbol(.openBracket) {
                level += 1
            } else if isSymbol(.closeBracket) {
                if level == 0, inBracket || openBrackets > 0 { return }
                level = max(0, level - 1)
            } else if level == 0, isKeyword("and") || isKeyword("or"),
                continuesPredicate(at: index + 1) || startsCondition(at: index + 1)
            {
                return
            }
            advance()
        }
    }
}

extension Predicate {
    enum Joint {
        case and
        case or
    }

    /// The parts joined, parts of the same kind spliced in; the part itself if there is but one.
    static func joined(_ parts: [Predicate], by joint: Joint) -> Predicate? {
        guard parts.count != 1 else { return parts[0] }
        guard !parts.isEmpty else { return nil }
        switch joint {
        case .and: return .and(parts.flatMap { part in if case .and(let inner) = part { inner } else { [part] } })
        case .or: return .or(parts.flatMap { part in if case .or(let inner) = part { inner } else { [part] } })
        }
    }
}
