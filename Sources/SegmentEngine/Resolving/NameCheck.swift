internal import EventModel
internal import SegmentLanguage

/// Checks the names in a segment against those that are known, and gathers everything that is wrong.
struct NameCheck {
    private let names: KnownNames
    /// What is wrong.
    private(set) var diagnostics: [Diagnostic] = []
    /// Documented names that the store has no data for.
    private(set) var hints: [String] = []

    /// Checks against names.
    init(_ names: KnownNames) {
        self.names = names
    }

    /// Adds something that is wrong.
    mutating func report(_ message: String, at range: SourceRange, suggestion: String? = nil) {
        diagnostics.append(Diagnostic(message, at: range, suggestion: suggestion))
    }

    /// Checks an event type.
    mutating func check(eventType name: Name) {
        guard !names.hasData(eventType: name.text) else { return }
        guard !names.knows(eventType: name.text) else {
            return hint("there are no \(name.text) events in this database, so nothing matches them")
        }
        report(
            "no event type is called `\(name.text)`",
            at: name.range,
            suggestion: names.nearest(toEventType: name.text)
        )
    }

    /// Checks a parameter, or the field behind it, of an event type's events.
    mutating func check(_ path: Path, of eventType: String) {
        let parameter = path.names[0]
        guard names.knows(parameter: parameter.text, of: eventType) else {
            return report(
                "no parameter is called `\(parameter.text)`",
                at: parameter.range,
                suggestion: names.nearest(toParameter: parameter.text, of: eventType)
            )
        }
        guard path.names.count > 1 else {
            if !names.hasData(parameter: parameter.text) { hintMissing(parameter.text) }
            return
        }
        guard path.names.count == 2 else {
            return report("a path has at most two names, a list and a field of its lines", at: path.range)
        }
        check(field: path.names[1], of: parameter.text)
    }

    /// Checks what an event of a type must satisfy.
    mutating func check(_ predicate: Predicate, of eventType: String) {
        switch predicate {
        case .and(let parts), .or(let parts): for part in parts { check(part, of: eventType) }
        case .not(let part): check(part, of: eventType)
        case .comparison(let comparison): check(comparison.path, of: eventType)
        case .lines(let quantifier): check(list: quantifier.list, quantifier.predicate, of: eventType)
        case .lineCount(let count): check(list: count.list, count.predicate, of: eventType)
        case .lineSum(let sum):
            check(sum.path, of: eventType)
            if let inner = sum.predicate { check(inner, inLinesOf: sum.path.names[0].text) }
        }
    }

    private mutating func check(list: Path, _ predicate: Predicate?, of eventType: String) {
        guard list.names.count == 1 else {
            return report("lines stand in a parameter, such as items, not inside other lines", at: list.range)
        }
        check(list, of: eventType)
        if let predicate { check(predicate, inLinesOf: list.names[0].text) }
    }

    private mutating func check(_ predicate: Predicate, inLinesOf list: String) {
        switch predicate {
        case .and(let parts), .or(let parts): for part in parts { check(part, inLinesOf: list) }
        case .not(let part): check(part, inLinesOf: list)
        case .comparison(let comparison):
            guard comparison.path.names.count == 1 else {
                return report("inside the bracket stand fields of one line, without dots", at: comparison.path.range)
            }
            check(field: comparison.path.names[0], of: list)
        case .lines(let quantifier): reportInnerLines(at: quantifier.range)
        case .lineCount(let count): reportInnerLines(at: count.range)
        case .lineSum(let sum): reportInnerLines(at: sum.range)
        }
    }

    private mutating func check(field: Name, of list: String) {
        guard names.knows(field: field.text, of: list) else {
            return report(
                "no line of `\(list)` has a field called `\(field.text)`",
                at: field.range,
                suggestion: names.nearest(toField: field.text, of: list)
            )
        }
        if !names.hasData(field: field.text, of: list) { hintMissing("\(list).\(field.text)") }
    }

    private mutating func reportInnerLines(at range: SourceRange) {
        report("the lines of a list have no lines of their own that could be counted", at: range)
    }

    private mutating func hintMissing(_ name: String) {
        hint("no event in this database has \(name), so it is missing everywhere")
    }

    /// Adds what a reader should know, once.
    mutating func hint(_ text: String) {
        if !hints.contains(text) { hints.append(text) }
    }
}

// MARK: - Orders

extension NameCheck {
    /// Checks what an order must satisfy: it has the parameters of the events that build it.
    mutating func checkOrder(_ predicate: Predicate) {
        check(predicate, of: OrderEventKind.created.eventTypeKey)
    }
}

extension Predicate {
    /// Whether it compares a parameter of this name anywhere.
    func compares(_ name: String) -> Bool {
        switch self {
        case .and(let parts), .or(let parts): parts.contains { $0.compares(name) }
        case .not(let part): part.compares(name)
        case .comparison(let comparison): comparison.path.text == name
        case .lines, .lineCount, .lineSum: false
        }
    }
}
