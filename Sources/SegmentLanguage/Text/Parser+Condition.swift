extension Parser {
    /// Reads one condition and sees that nothing foreign follows it.
    mutating func parseCondition() throws(Recovery) -> Condition {
        let condition = try parseConditionAlone()
        let isDone = isAtEnd || isSymbol(.closeBracket) || isKeyword("and") || isKeyword("or")
        guard isDone else { throw failAtForeignWord() }
        return condition
    }

    private mutating func parseConditionAlone() throws(Recovery) -> Condition {
        let next = keyword(at: index + 1)
        switch current.keyword {
        case "did":
            return try parseDid()
        case "first", "last":
            if next == "of" { return .aggregate(try parseAggregate()) }
            return next == "order" ? .orderDate(try parseOrderDate()) : try parseFirstOrLastEvent()
        case "sum", "avg", "min", "max", "count", "distinct":
            return .aggregate(try parseAggregate())
        case "average":
            return next == "of" ? .aggregate(try parseAggregate()) : .order(try parseOrderCondition())
        case "order", "revenue":
            return .order(try parseOrderCondition())
        case "contact":
            return try parseContact()
        case "top", "bottom":
            return .top(try parseTop())
        case "in":
            return try parseReference()
        case "recency", "frequency", "monetary", "rfm":
            return .rfm(try parseRFM())
        default:
            throw failAtConditionStart()
        }
    }

    private mutating func failAtConditionStart() -> Recovery {
        let examples = [
            "did EVENT", "sum of EVENT.PARAMETER > N", "first EVENT in last N days", "order count >= N",
            "contact.FIELD = ...",
            "top N by ...", "in segment \"NAME\"", "recency <= N",
        ]
        guard case .word(let word) = current.kind else {
            if case .quotedName = current.kind {
                return fail("a condition begins with a keyword", at: gap, expected: examples, mend: "did")
            }
            return fail(
                isAtEnd ? "a condition is missing at the end" : "a condition should stand here",
                expected: examples
            )
        }
        if let near = nearestName(to: word, in: Keywords.conditionStarts), near != word.lowercased() {
            return fail("`\(word)` does not begin a condition", expected: examples, mend: near)
        }
        if Keywords.structural.contains(word.lowercased()) {
            return fail("a condition should stand before `\(word)`", expected: examples)
        }
        if isOperator(at: index + 1) || isSymbol(.dot, ahead: 1) {
            return fail(
                "`\(word)` is no condition; what is asked about an event's parameters stands behind did EVENT where",
                expected: examples
            )
        }
        return fail("`\(word)` does not begin a condition", expected: examples, mend: "did \(word)")
    }

    mutating func failAtForeignWord() -> Recovery {
        if startsCondition(at: index) {
            return fail("two conditions are joined by and, or by or", at: gap, expected: ["and", "or"], mend: "and")
        }
        let expected = [
            "and", "or", "where", "at least N times", "exactly N times", "in last N days", "between A and B", "before",
            "after", "since", "today", "yesterday", "this month", "last month",
        ]
        if Keywords.units[current.keyword] != nil, case .number = token(at: index - 1).kind {
            return fail("the number of a comparison stands without a unit", mend: "")
        }
        if case .word(let word) = current.kind {
            let starts =
                expected.compactMap { $0.split(separator: " ").first.map(String.init) } + ["then", "within", "has"]
            return fail("`\(word)` is not known here", expected: expected, mend: nearestName(to: word, in: starts))
        }
        let found = words(of: current.range)
        return fail("the condition is over before `\(found)`", expected: expected)
    }
}

// MARK: - Names and numbers

extension Parser {
    /// Reads the event type that a condition speaks of.
    mutating func parseEventName() throws(Recovery) -> Name {
        let token = current
        if let name = token.name, token.keyword.isEmpty || !Keywords.structural.contains(token.keyword) {
            advance()
            openEvents.append((Name(name, range: token.range), nil))
            return Name(name, range: token.range)
        }
        if case .text(let text) = token.kind {
            fail("an event type stands without quotes", mend: spelled(name: text))
            advance()
            return Name(text, range: token.range)
        }
        throw fail(
            isAtEnd
                ? "an event type is missing at the end"
                : "an event type should stand before `\(words(of: token.range))`",
            at: token.kind == .invalid ? nil : gap,
            expected: ["an event type such as orderCreated"]
        )
    }

    /// Reads a name behind a dot.
    mutating func parseInnerName() throws(Recovery) -> Name {
        let token = current
        guard let name = token.name else { throw fail("a name should stand behind the dot", expected: ["a name"]) }
        advance()
        return Name(name, range: token.range)
    }

    /// Reads a whole number in a range.
    mutating func parseWholeNumber(_ allowed: ClosedRange<Int>, _ what: String) throws(Recovery) -> Int {
        let words = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]
        if let value = words.firstIndex(of: current.keyword) {
            let mend = String(value + 1)
            fail("numbers are written in digits", expected: [what], mend: mend)
            advance()
            return value + 1
        }
        guard case .number(_, let digits) = current.kind else {
            throw fail(
                isAtEnd
                    ? "\(what) is missing at the end"
                    : "\(what) should stand before `\(self.words(of: current.range))`",
                at: current.kind == .invalid ? nil : gap,
                expected: [what]
            )
        }
        guard let value = Int(digits), allowed.contains(value) else {
            throw fail("\(what) is a whole number from \(allowed.lowerBound) to \(allowed.upperBound)")
        }
        advance()
        return value
    }
}
