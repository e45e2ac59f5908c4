extension Parser {
    /// Reads the whole text; nil only if a diagnostic is on record.
    mutating func parseWhole() -> SegmentExpression? {
        if isAtEnd, diagnostics.isEmpty {
            fail("the segment is empty", expected: ["a condition such as did orderCreated in last 30 days"])
            return nil
        }
        let expression = parseOr()
        while !isAtEnd {
            if isSymbol(.closeBracket) { fail("this bracket closes none that is open", mend: "") }
            advance()
            if isKeyword("and") || isKeyword("or") {
                advance()
                _ = parseOr()
            }
        }
        if let expression, expression.nesting > Self.greatestNesting {
            index = 0
            refuseDepth("conditions are nested more than \(Self.greatestNesting) deep")
        }
        return expression
    }

    private mutating func parseOr() -> SegmentExpression? {
        var parts = [parseAnd()]
        while take("or") { parts.append(parseAnd()) }
        let known = parts.compactMap(\.self)
        return known.count == parts.count ? .joined(known, by: .or) : nil
    }

    private mutating func parseAnd() -> SegmentExpression? {
        var parts = [parseUnary()]
        while take("and") { parts.append(parseUnary()) }
        let known = parts.compactMap(\.self)
        return known.count == parts.count ? .joined(known, by: .and) : nil
    }

    private mutating func parseUnary() -> SegmentExpression? {
        guard depth < Self.greatestDepth else {
            refuseDepth("brackets and words not are nested more than \(Self.greatestDepth) deep")
            return nil
        }
        depth += 1
        defer { depth -= 1 }
        if take("not") { return parseUnary().map { .not($0) } }
        if isSymbol(.openBracket) { return parseBracket() }
        let start = index
        openEvents = []
        do throws(Recovery) {
            let condition = try parseCondition()
            conditions.append(.condition(condition, at: range(from: start)))
            return conditions.last
        } catch {
            // What was read of it has names that can be checked.
            for (event, predicate) in openEvents {
                let rest = EventCondition(event: event, predicate: predicate)
                conditions.append(.condition(.event(rest), at: event.range))
            }
            recover()
            return nil
        }
    }

    private mutating func parseBracket() -> SegmentExpression? {
        let opening = current.range
        let known = diagnostics.count
        advance()
        openBrackets += 1
        let inner = parseOr()
        openBrackets -= 1
        if !take(.closeBracket), diagnostics.count == known {
            fail("this bracket is never closed", at: opening)
        }
        return inner
    }

    /// Complains of too deep nesting and gives up on the rest.
    mutating func refuseDepth(_ message: String) {
        fail(message)
        index = tokens.count - 1
    }

    /// Goes to where reading can go on after a mistake in a condition.
    private mutating func recover() {
        var level = 0
        while !isAtEnd {
            if isSymbol(.openBracket) {
                level += 1
            } else if isSymbol(.closeBracket) {
                if level == 0, openBrackets > 0 { return }
                level = max(0, level - 1)
            } else if level == 0, isKeyword("and") || isKeyword("or"),
                startsCondition(at: index + 1) || startsMisspeltCondition(at: index + 1)
            {
                return
            }
            advance()
        }
    }

    /// Whether a word stands here that is nearly one that begins a condition, and no parameter.
    private func startsMisspeltCondition(at start: Int) -> Bool {
        guard case .word(let word) = token(at: start).kind, !continuesPredicate(at: start) else { return false }
        return nearestName(to: word, in: Keywords.conditionStarts) != nil
    }

    /// Whether a condition begins here, brackets and `not` skipped.
    func startsCondition(at start: Int) -> Bool {
        var index = start
        while token(at: index).kind == .symbol(.openBracket) || keyword(at: index) == "not" { index += 1 }
        switch keyword(at: index) {
        case "contact": return token(at: index + 1).kind == .symbol(.dot)
        case "in": return keyword(at: index + 1) == "segment" || keyword(at: index + 1) == "list"
        case "order": return keyword(at: index + 1) == "count"
        case "average": return ["check", "of"].contains(keyword(at: index + 1))
        case "count": return keyword(at: index + 1) == "of"
        case "last": return Keywords.units[keyword(at: index + 1)] == nil
        case let word: return Keywords.conditionStarts.contains(word)
        }
    }
}

extension SegmentExpression {
    enum Joint {
        case and
        case or
    }

    /// The parts joined, parts of the same kind spliced in; the part itself if there is but one.
    static func joined(_ parts: [SegmentExpression], by joint: Joint) -> SegmentExpression? {
        guard parts.count != 1 else { return parts[0] }
        guard !parts.isEmpty else { return nil }
        switch joint {
        case .and: return .and(parts.flatMap { part in if case .and(let inner) = part { inner } else { [part] } })
        case .or: return .or(parts.flatMap { part in if case .or(let inner) = part { inner } else { [part] } })
        }
    }
}
