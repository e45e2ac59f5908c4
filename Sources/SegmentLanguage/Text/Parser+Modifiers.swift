extension Parser {
    /// Reads modifiers until something else comes.
    ///
    /// - Parameters:
    ///   - allowed: the kinds that the condition takes; others are complained of.
    ///   - subject: the condition's first words, for the complaint.
    ///   - operands: what its comparison may hold.
    mutating func parseModifiers(
        _ allowed: Modifiers.Kinds,
        of subject: String,
        _ operands: Operands = .number
    ) throws(Recovery) -> Modifiers {
        var modifiers = Modifiers()
        while let kind = modifierKind(allowed) {
            if kind == .count, !allowed.contains(.count), allowed.contains(.test) { throw failAtCountOfFigure(subject) }
            let start = index
            let isRepeated = modifiers.found.contains(kind)
            let known = diagnostics.count
            try parseModifier(kind, operands, into: &modifiers)
            modifiers.found.insert(kind)
            let range = range(from: start)
            modifiers.ranges.append((kind, range))
            guard diagnostics.count == known else { continue }
            if isRepeated {
                fail("a second \(Self.name(of: kind)) in one condition", at: range, mend: Self.mendRepeated(kind))
            } else if !allowed.contains(kind) {
                fail("\(subject) takes no \(Self.name(of: kind))", at: range, expected: Self.names(of: allowed))
            }
        }
        return modifiers
    }

    /// Which modifier begins here, by the words alone; only `between` with numbers depends on what is allowed.
    private func modifierKind(_ allowed: Modifiers.Kinds) -> Modifiers.Kinds? {
        if isKeyword("where") { return .predicate }
        if isKeyword("in"), isKeyword("at", ahead: 1) { return .regularity }
        if isPeriod { return .period }
        if isKeyword("between"), allowed.contains(.count) { return isCount ? .count : .period }
        if isOperator(at: index) { return .test }
        if isCount { return .count }
        if isKeyword("within") { return .within }
        return isKeyword("with") && isKeyword("same", ahead: 1) ? .same : nil
    }

    private mutating func parseModifier(
        _ kind: Modifiers.Kinds,
        _ operands: Operands,
        into modifiers: inout Modifiers
    ) throws(Recovery) {
        switch kind {
        case .predicate:
            advance()
            modifiers.predicate = parsePredicate(inBracket: false)
            if !openEvents.isEmpty { openEvents[openEvents.count - 1].predicate = modifiers.predicate }
        case .count: modifiers.count = try parseCount()
        case .period: modifiers.period = try parsePeriod()
        case .regularity: modifiers.regularity = try parseRegularity()
        case .test: modifiers.test = try parseTest(operands)
        case .within:
            advance()
            let (count, unit) = try parseSpan(Period.Unit.allCases)
            modifiers.within = SequenceStep.Span(count, unit)
        default:
            advance()
            advance()
            modifiers.same = try parsePath()
        }
    }

    /// Complains of `revenue at least 5`: figures are compared with signs.
    private mutating func failAtCountOfFigure(_ subject: String) -> Recovery {
        let signs = ["at least": ">=", "at most": "<=", "more than": ">", "fewer than": "<", "less than": "<"]
        let isPair = !isKeyword("exactly")
        let range = isPair ? current.range.joined(with: token(at: index + 1).range) : current.range
        let mend = isPair ? signs["\(keyword(at: index)) \(keyword(at: index + 1))"] : "="
        return fail(
            "\(subject) is compared with = != < <= > >=",
            at: range,
            expected: ["> N", ">= N", "= N"],
            mend: mend
        )
    }

    private static func name(of kind: Modifiers.Kinds) -> String {
        switch kind {
        case .predicate: "where"
        case .count: "count"
        case .period: "period"
        case .regularity: "`in at least ... of last ...`"
        case .test: "comparison"
        case .within: "`within`"
        default: "`with same`"
        }
    }

    private static func names(of kinds: Modifiers.Kinds) -> [String] {
        let all: [(Modifiers.Kinds, String)] = [
            (.predicate, "where ..."), (.count, "at least N times"), (.period, "in last N days"),
            (.regularity, "in at least K of last N months"), (.test, "> N"), (.within, "within N days"),
            (.same, "with same PARAMETER"),
        ]
        return all.filter { kinds.contains($0.0) }.map(\.1)
    }

    private static func mendRepeated(_ kind: Modifiers.Kinds) -> String? {
        kind == .predicate ? "and" : nil
    }
}
