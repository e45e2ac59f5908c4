import EventModel
import Foundation
import SegmentLanguage

/// Tests of values, read off the page on values and comparisons.
struct SlowTest {
    let zone: ClockZone

    /// Whether a value passes a test; the negated form is the exact negation.
    func passes(_ value: SlowValue, _ test: ValueTest) -> Bool {
        passesPositive(value, test.kind) != test.isNegated
    }

    /// Whether any value of several passes the positive side, then the negation.
    func passes(anyOf values: [SlowValue], _ test: ValueTest) -> Bool {
        if test.kind == .isEmpty {
            return !values.contains { $0.isSet } != test.isNegated
        }
        return values.contains { passesPositive($0, test.kind) } != test.isNegated
    }

    private func passesPositive(_ value: SlowValue, _ kind: ValueTest.Kind) -> Bool {
        switch kind {
        case .isSet: value.isSet
        case .isEmpty: !value.isSet
        case .oneOf(let literals): literals.contains { compare(value, .equal, $0) }
        case .between(let least, let greatest):
            compare(value, .greaterOrEqual, least) && compare(value, .lessOrEqual, greatest)
        case .compare(let comparison, let literal): compare(value, comparison, literal)
        }
    }

    private func compare(_ value: SlowValue, _ comparison: Operator, _ literal: Literal) -> Bool {
        switch (literal.value, comparison) {
        case (.number(_, let digits), .contains), (.number(_, let digits), .startsWith),
            (.number(_, let digits), .endsWith), (.number(_, let digits), .equalIgnoringCase):
            return value.spelling.map { compare($0, comparison, digits) } ?? false
        case (.number(_, let digits), _):
            guard let number = value.number, let other = Decimal(string: digits) else { return false }
            return Self.order(number, comparison, other)
        case (.text(let text), _):
            return value.spelling.map { compare($0, comparison, text) } ?? false
        case (.boolean(let truth), _):
            if case .truth(let own) = value { return own == truth }
            return false
        case (.date(let day), _):
            return value.time(in: zone).map { Self.order($0.dayNumber, comparison, day.dayNumber) } ?? false
        case (.dateTime(let time), _):
            return value.time(in: zone).map { Self.order($0.microseconds, comparison, time.microseconds) } ?? false
        }
    }

    private func compare(_ text: String, _ comparison: Operator, _ other: String) -> Bool {
        // Scalar by scalar, since Swift's own equality takes canonically equivalent texts for the same.
        let (a, b) = (Array(text.unicodeScalars), Array(other.unicodeScalars))
        switch comparison {
        case .equal: return a == b
        case .equalIgnoringCase:
            return text.folding(options: .caseInsensitive, locale: nil)
                == other.folding(options: .caseInsensitive, locale: nil)
        case .startsWith: return a.starts(with: b)
        case .endsWith: return a.reversed().starts(with: b.reversed())
        case .contains: return b.isEmpty || (0..<a.count).contains { a[$0...].starts(with: b) }
        case .matches: return (try? Regex(other)).map { text.firstMatch(of: $0) != nil } ?? false
        case .less, .lessOrEqual, .greater, .greaterOrEqual: return false
        }
    }

    /// Whether a figure passes; nil is the figure of nothing.
    func passes(_ figure: Decimal?, _ test: ValueTest) -> Bool {
        passes(figure.map { .number("\($0)") } ?? .nothing, test)
    }

    /// Whether the mean of numbers passes: the sum is compared with the literal times the count.
    func passes(meanOf numbers: [Decimal], _ test: ValueTest) -> Bool {
        guard !numbers.isEmpty else { return test.isNegated }
        let sum = numbers.reduce(0, +)
        func compare(_ comparison: Operator, _ literal: Literal) -> Bool {
            guard case .number(_, let digits) = literal.value, let other = Decimal(string: digits) else { return false }
            return Self.order(sum, comparison, other * Decimal(numbers.count))
        }
        let positive =
            switch test.kind {
            case .compare(let comparison, let literal): compare(comparison, literal)
            case .oneOf(let literals): literals.contains { compare(.equal, $0) }
            case .between(let least, let greatest):
                compare(.greaterOrEqual, least) && compare(.lessOrEqual, greatest)
            case .isSet, .isEmpty: test.kind == .isSet
            }
        return positive != test.isNegated
    }

    private static func order<Value: Comparable>(_ left: Value, _ comparison: Operator, _ right: Value) -> Bool {
        switch comparison {
        case .equal: left == right
        case .less: left < right
        case .lessOrEqual: left <= right
        case .greater: left > right
        case .greaterOrEqual: left >= right
        case .equalIgnoringCase, .contains, .startsWith, .endsWith, .matches: false
        }
    }
}
