import EventModel

extension Parser {
    /// Reads `sum of E.x where W in P > N` and its like.
    mutating func parseAggregate() throws(Recovery) -> AggregateCondition {
        let (measure, modifiers) = try parseAggregateMeasure(allowed: [.predicate, .period, .test])
        guard let test = modifiers.test else { throw failWithoutTest(modifiers, "the \(measure.function.rawValue)") }
        return AggregateCondition(measure, test)
    }

    private mutating func parseAggregateMeasure(
        allowed: Modifiers.Kinds
    ) throws(Recovery) -> (AggregateMeasure, Modifiers) {
        let function = try parseFunction()
        try expect("of")
        let event = try parseEventName()
        var path: Path?
        if take(.dot) {
            let first = try parseInnerName()
            var rest: [Name] = []
            while take(.dot) { rest.append(try parseInnerName()) }
            path = Path(first, rest)
        } else if function != .count {
            throw fail(
                "\(function.rawValue) of needs a parameter behind the event type",
                at: event.range,
                expected: ["\(function.rawValue) of \(event.text).PARAMETER"]
            )
        }
        let operands: Operands = function == .first || function == .last ? .any : .number
        let modifiers = try parseModifiers(allowed, of: "\(function.rawValue) of \(event.text)", operands)
        let measure = AggregateMeasure(
            function,
            of: event,
            path,
            predicate: modifiers.predicate,
            period: modifiers.period
        )
        return (measure, modifiers)
    }

    private mutating func parseFunction() throws(Recovery) -> AggregateMeasure.Function {
        let word = current.keyword
        advance()
        switch word {
        case "average":
            return .average
        case "distinct":
            try expect("count")
            return .distinctCount
        default:
            guard let function = AggregateMeasure.Function(rawValue: word) else { throw missing(["sum", "avg"]) }
            return function
        }
    }

    /// Reads `order count ... >= 2`, `average check ... > 500` or `revenue ... >= 1000`.
    mutating func parseOrderCondition() throws(Recovery) -> OrderCondition {
        let (measure, modifiers) = try parseOrderMeasure(allowed: [.predicate, .period, .test])
        guard let test = modifiers.test else { throw failWithoutTest(modifiers, measure.word.rawValue) }
        return OrderCondition(measure, test)
    }

    private mutating func parseOrderMeasure(allowed: Modifiers.Kinds) throws(Recovery) -> (OrderMeasure, Modifiers) {
        let word: OrderMeasure.Word
        switch current.keyword {
        case "order":
            advance()
            try expect("count")
            word = .count
        case "average":
            advance()
            try expect("check")
            word = .averageCheck
        default:
            advance()
            word = .revenue
        }
        let modifiers = try parseModifiers(allowed, of: word.rawValue)
        return (OrderMeasure(word, predicate: modifiers.predicate, period: modifiers.period), modifiers)
    }

    /// Reads `first order ...` or `last order ...` with its period.
    mutating func parseOrderDate() throws(Recovery) -> OrderDateCondition {
        let which = OrderDateCondition.Which(rawValue: current.keyword) ?? .last
        advance()
        advance()
        if isKeyword("has") {
            throw fail(
                "an order has no `has`; narrow the orders with where, or put an event type `order` in backticks",
                expected: ["where ..."],
                mend: "where"
            )
        }
        if isOperator(at: index), !isKeyword("between") {
            throw fail(
                "the \(which.rawValue) order's date is asked for by before, after, since, between or in last",
                expected: ["before 2024-01-31", "after", "since", "between", "in last N days"]
            )
        }
        let modifiers = try parseModifiers([.predicate, .period], of: "\(which.rawValue) order")
        let period = try period(of: modifiers, else: "say in which period the \(which.rawValue) order lies")
        return OrderDateCondition(which, predicate: modifiers.predicate, period: period)
    }

    /// Reads `top N by ...`, `bottom N% by ...`.
    mutating func parseTop() throws(Recovery) -> TopCondition {
        let end = TopCondition.End(rawValue: current.keyword) ?? .top
        advance()
        let amount = try parseTopAmount()
        try expect("by")
        switch current.keyword {
        case "order", "revenue":
            return TopCondition(end, amount, by: .order(try parseOrderMeasure(allowed: [.predicate, .period]).0))
        case "average" where isKeyword("check", ahead: 1):
            return TopCondition(end, amount, by: .order(try parseOrderMeasure(allowed: [.predicate, .period]).0))
        case "sum", "avg", "average", "min", "max", "count", "distinct":
            return TopCondition(
                end,
                amount,
                by: .aggregate(try parseAggregateMeasure(allowed: [.predicate, .period]).0)
            )
        default:
            throw missing([
                "sum of", "avg of", "min of", "max of", "count of", "distinct count of", "revenue", "order count",
                "average check",
            ])
        }
    }

    private mutating func parseTopAmount() throws(Recovery) -> TopCondition.Amount {
        if case .number(let share, _) = current.kind, isSymbol(.percent, ahead: 1) || isKeyword("percent", ahead: 1) {
            let range = current.range
            advance()
            if isKeyword("percent") { fail("percent is written %", mend: "%") }
            advance()
            guard share > .zero, share <= ExactDecimal(mantissa: 100) else {
                throw fail("a share is more than 0% and at most 100%", at: range)
            }
            return .percent(share)
        }
        return .contacts(try parseWholeNumber(1...Int.max, "the number of contacts"))
    }

    /// Complains that a figure is compared with nothing.
    mutating func failWithoutTest(_ modifiers: Modifiers, _ what: String) -> Recovery {
        if modifiers.found.contains(.test) { return Recovery() }
        if isMisspeltModifier { return failAtForeignWord() }
        return fail("say what \(what) is compared with", at: gap, expected: ["> N", ">= N", "= N", "between A and B"])
    }
}
