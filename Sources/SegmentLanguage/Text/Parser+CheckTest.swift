import EventModel

extension Parser {
    /// Complains of an operator that cannot take its literal.
    mutating func check(_ test: ValueTest, _ operands: Operands) {
        let before = diagnostics.count
        switch operands {
        case .any: break
        case .number: checkFigure(test)
        case .text: checkGroupName(test)
        }
        guard diagnostics.count == before else { return }
        switch test.kind {
        case .compare(let comparison, let literal): check(comparison, literal)
        case .between(let least, let greatest): checkBetween(least, greatest)
        case .oneOf, .isSet, .isEmpty: break
        }
    }

    private mutating func checkFigure(_ test: ValueTest) {
        switch test.kind {
        case .isSet, .isEmpty:
            fail("a figure is always there; compare it with a number", at: test.range, expected: ["= != < <= > >="])
        case .compare(let comparison, _) where !comparison.isOrdering && comparison != .equal:
            fail("`\(comparison.rawValue)` is for text; compare a figure with = != < <= > >=", at: test.range)
        default:
            for literal in test.literals {
                if case .number = literal.value { continue }
                fail("a number should stand here", at: literal.range, expected: ["a number"], mend: bareNumber(literal))
            }
        }
    }

    private mutating func checkGroupName(_ test: ValueTest) {
        for literal in test.literals {
            if case .text = literal.value { continue }
            fail("a name in quotes should stand here", at: literal.range, mend: quoted(words(of: literal.range)))
        }
    }

    private mutating func check(_ comparison: Operator, _ literal: Literal) {
        switch (comparison, literal.value) {
        case (.equal, _), (.less, .number), (.lessOrEqual, .number), (.greater, .number), (.greaterOrEqual, .number):
            break
        case (_, .text) where comparison.isOrdering:
            fail(
                "`\(comparison.rawValue)` compares numbers and dates, and they stand without quotes",
                at: literal.range,
                mend: bareNumber(literal)
            )
        case (_, .boolean) where comparison.isOrdering:
            fail("true and false are compared with = and !=", at: literal.range)
        case (.matches, .text(let pattern)):
            if (try? Regex(pattern)) == nil {
                fail("this is no regular expression", at: literal.range)
            }
        case (_, .text), (.contains, .number), (.startsWith, .number), (.endsWith, .number),
            (.equalIgnoringCase, .number):
            break
        default:
            if comparison.isOrdering { break }
            fail(
                "`\(comparison.rawValue)` takes a text in quotes",
                at: literal.range,
                mend: quoted(words(of: literal.range))
            )
        }
    }

    private mutating func checkBetween(_ least: Literal, _ greatest: Literal) {
        let range = least.range.joined(with: greatest.range)
        switch (least.value, greatest.value) {
        case (.number(let a, _), .number(let b, _)):
            if a > b { failOrder(least, greatest) }
        case (.text, _), (_, .text):
            fail("between compares numbers and dates, and they stand without quotes", at: range)
        case (.date(let a), .date(let b)), (.date(let a), .dateTime(let b)), (.dateTime(let a), .dateTime(let b)):
            if a > b { failOrder(least, greatest) }
        case (.dateTime(let a), .date(let b)):
            if a.startOfDay > b { failOrder(least, greatest) }
        default:
            fail("between takes two numbers, or two dates", at: range)
        }
    }

    private mutating func failOrder(_ least: Literal, _ greatest: Literal) {
        let mend = "\(words(of: greatest.range)) and \(words(of: least.range))"
        fail("the lesser end of between comes first", at: least.range.joined(with: greatest.range), mend: mend)
    }

    /// The number or day that a text literal holds, for a suggestion.
    private func bareNumber(_ literal: Literal) -> String? {
        guard case .text(let text) = literal.value else { return nil }
        switch ValueSpelling(text) {
        case .number, .date, .dateTime: return text
        case .wrong: return nil
        }
    }
}

extension Operator {
    /// Whether it asks which of two values is greater.
    var isOrdering: Bool {
        switch self {
        case .less, .lessOrEqual, .greater, .greaterOrEqual: true
        default: false
        }
    }
}
