extension Parser {
    /// Reads `did E ...`, with its sequences and `in at least K of last N`.
    mutating func parseDid() throws(Recovery) -> Condition {
        advance()
        let isNegated = take("not")
        let start = index
        let event = try parseEventName()
        if isSymbol(.dot) { throw failAtEventPath(event) }
        if isOperator(at: index), !isKeyword("between") {
            throw fail(
                "`did` asks how often; a comparison stands behind where and a parameter",
                expected: ["at least 3 times", "where totalCost > 100"]
            )
        }
        let all: Modifiers.Kinds = [.predicate, .count, .period, .regularity]
        let modifiers = try parseModifiers(all, of: "did \(event.text)")
        if isKeyword("then") {
            return .sequence(try parseSequence(event, modifiers, isNegated: isNegated, from: start))
        }
        guard let regularity = modifiers.regularity else {
            let count = modifiers.count ?? .once
            return .event(
                EventCondition(
                    isNegated: isNegated,
                    event: event,
                    predicate: modifiers.predicate,
                    count: count,
                    period: modifiers.period
                )
            )
        }
        for kind in [Modifiers.Kinds.count, .period] {
            guard let range = modifiers.range(of: kind) else { continue }
            fail("beside `in at least ... of last ...` stands neither a count nor another period", at: range, mend: "")
        }
        return .regular(
            RegularCondition(
                isNegated: isNegated,
                event: event,
                predicate: modifiers.predicate,
                least: regularity.least,
                windows: regularity.windows,
                unit: regularity.unit
            )
        )
    }

    private mutating func failAtEventPath(_ event: Name) -> Recovery {
        let start = event.range
        while take(.dot) {
            if current.name != nil { advance() }
        }
        let range = start.joined(with: token(at: index - 1).range)
        let path = words(of: range)
        let parameter = path.split(separator: ".").dropFirst().joined(separator: ".")
        let mend = isOperator(at: index) ? "\(spelled(name: event.text)) where \(parameter)" : "`\(path)`"
        return fail("an event type stands alone; its parameters are asked about behind where", at: range, mend: mend)
    }

    private mutating func parseSequence(
        _ event: Name,
        _ first: Modifiers,
        isNegated: Bool,
        from start: Int
    ) throws(Recovery) -> SequenceCondition {
        if isNegated {
            fail(
                "a sequence begins with something that was done; negate all of it with not (did ... then ...)",
                at: token(at: start - 1).range,
                mend: ""
            )
        }
        for kind in [Modifiers.Kinds.count, .regularity] {
            guard let range = first.range(of: kind) else { continue }
            fail(
                "a step of a sequence takes no count",
                at: range,
                expected: ["where ...", "in last N days", "then EVENT"]
            )
        }
        var steps = [
            SequenceStep(event: event, predicate: first.predicate, period: first.period, range: range(from: start))
        ]
        while take("then") {
            let isStepNegated = take("not")
            let stepStart = index
            let name = try parseEventName()
            let modifiers = try parseModifiers([.predicate, .period, .within, .same], of: "a step of a sequence")
            steps.append(
                SequenceStep(
                    isNegated: isStepNegated,
                    event: name,
                    predicate: modifiers.predicate,
                    period: modifiers.period,
                    within: modifiers.within,
                    same: modifiers.same,
                    range: range(from: stepStart)
                )
            )
        }
        return SequenceCondition(steps)
    }

    /// Reads `first E where W in P` or `last E has W`.
    mutating func parseFirstOrLastEvent() throws(Recovery) -> Condition {
        let isFirst = isKeyword("first")
        advance()
        let event = try parseEventName()
        guard isFirst else { return .lastEvent(try parseLastEvent(event)) }
        if isKeyword("has") {
            throw fail("`has` goes with last; the first event's value is first of \(event.text).PARAMETER = ...")
        }
        let modifiers = try parseModifiers([.predicate, .period], of: "first \(event.text)")
        let period = try period(of: modifiers, else: "say in which period the first \(event.text) fell")
        return .firstEvent(FirstEventCondition(event: event, predicate: modifiers.predicate, period: period))
    }

    private mutating func parseLastEvent(_ event: Name) throws(Recovery) -> LastEventCondition {
        guard take("has") else {
            if isPeriod {
                throw fail(
                    "`last \(event.text)` asks what the last event has; when something was last done is did or did not",
                    expected: ["last \(event.text) has PARAMETER = ...", "did not \(event.text) since ..."]
                )
            }
            if isKeyword("where") {
                throw fail("behind `last \(event.text)` stands has", expected: ["has"], mend: "has")
            }
            throw missing(["has"])
        }
        guard let predicate = parsePredicate(inBracket: false) else { throw Recovery() }
        return LastEventCondition(event: event, predicate: predicate)
    }
}

// MARK: - Missing parts

extension Parser {
    /// Whether a foreign word stands where a modifier could, which then is what should be complained of.
    var isMisspeltModifier: Bool {
        let isDone = isAtEnd || isSymbol(.closeBracket) || isKeyword("and") || isKeyword("or")
        return !isDone && !startsCondition(at: index)
    }

    /// The period among modifiers that must have one; without it the complaint, unless what stands in its place is wrong
    /// itself.
    mutating func period(of modifiers: Modifiers, else complaint: String) throws(Recovery) -> Period {
        if let period = modifiers.period { return period }
        if isMisspeltModifier { throw failAtForeignWord() }
        if modifiers.found.contains(.period) { throw Recovery() }
        throw fail(
            complaint,
            at: gap,
            expected: ["in last N days", "between A and B", "before", "after", "since"]
        )
    }
}
