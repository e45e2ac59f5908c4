extension Parser {
    /// Reads `contact.NAME operator value` or `contact.NAME anniversary ...`.
    mutating func parseContact() throws(Recovery) -> Condition {
        let start = index
        advance()
        guard take(.dot) else {
            throw fail(
                "behind `contact` stands a dot and a field",
                at: gap,
                expected: ["contact.email", "contact.city"]
            )
        }
        let field = try parseInnerName()
        if isSymbol(.dot) {
            while take(.dot) { if current.name != nil { advance() } }
            let name = words(of: SourceRange(field.range.lowerBound, range(from: start).upperBound))
            throw fail(
                "a contact's field has one name; with a dot in it, it stands in backticks",
                at: range(from: start),
                mend: "contact.`\(name)`"
            )
        }
        guard take("anniversary") else { return .contact(ContactCondition(field, try parseTest(.any))) }
        if take("today") { return .anniversary(AnniversaryCondition(field, daysAhead: 0)) }
        guard isKeyword("in") else { throw missing(["today", "in next N days"]) }
        advance()
        try expect("next")
        let days = try parseWholeNumber(0...366, "the number of days")
        _ = try parseUnit([.day])
        return .anniversary(AnniversaryCondition(field, daysAhead: days))
    }

    /// Reads `in segment "NAME"` or `in list "FILE"`.
    mutating func parseReference() throws(Recovery) -> Condition {
        advance()
        guard isKeyword("segment") || isKeyword("list") else { throw missing(["segment", "list"]) }
        let isSegment = isKeyword("segment")
        advance()
        let token = current
        guard case .text(let name) = token.kind else {
            guard let word = token.name else {
                throw fail(
                    "a \(isSegment ? "segment's name" : "file's path") in quotes is missing",
                    at: token.kind == .invalid ? nil : gap,
                    expected: [isSegment ? "in segment \"lapsed-buyers\"" : "in list \"newsletter.csv\""]
                )
            }
            throw fail("a \(isSegment ? "segment's name" : "file's path") stands in quotes", mend: quoted(word))
        }
        advance()
        return isSegment
            ? .segment(SegmentReference(name, nameRange: token.range))
            : .list(ListReference(name, fileRange: token.range))
    }

    /// Reads `recency`, `frequency`, `monetary`, `rfm score` or `rfm segment` and what is asked of it.
    mutating func parseRFM() throws(Recovery) -> RFMCondition {
        let subject = try parseRFMSubject()
        let operands: Operands = if case .segment = subject { .text } else { .number }
        let modifiers = try parseModifiers([.predicate, .period, .test], of: "an RFM condition", operands)
        guard let test = modifiers.test else { throw failWithoutTest(modifiers, "it") }
        return RFMCondition(subject, predicate: modifiers.predicate, period: modifiers.period, test)
    }

    private mutating func parseRFMSubject() throws(Recovery) -> RFMCondition.Subject {
        let word = current.keyword
        advance()
        switch word {
        case "recency": return .recency
        case "frequency": return .frequency
        case "monetary": return .monetary
        default: break
        }
        let scoring = isSymbol(.openBracket) ? try parseScoring() : nil
        if take("segment") { return .segment(scoring) }
        if take("score") { return .score(scoring) }
        throw missing(["segment", "score"])
    }

    private mutating func parseScoring() throws(Recovery) -> RFMCondition.Scoring {
        advance()
        let token = current
        let methods = RFMCondition.Scoring.methods
        let method: String
        if case .text(let file) = token.kind {
            method = file
        } else if methods.contains(token.keyword) {
            method = token.keyword
        } else {
            throw missing(methods + ["a file in quotes"])
        }
        advance()
        let bins = take(.comma) ? try parseWholeNumber(2...10, "the number of bins") : nil
        guard take(.closeBracket) else { throw missing([")"]) }
        return RFMCondition.Scoring(method: method, bins: bins, methodRange: token.range)
    }
}
