/// `where` and a predicate, or nothing.
func whereWords(_ predicate: Predicate?) -> [String] {
    predicate.map { ["where", format($0)] } ?? []
}

private func periodWords(_ period: Period?) -> [String] {
    period.map { [format($0)] } ?? []
}

private func did(_ isNegated: Bool, _ event: Name) -> [String] {
    (isNegated ? ["did", "not"] : ["did"]) + [spelled(name: event.text)]
}

extension EventCondition {
    var words: [String] {
        did(isNegated, event) + whereWords(predicate) + (count == .once ? [] : [count.words]) + periodWords(period)
    }
}

extension CountTest {
    var words: String {
        guard let greatest else { return "at least \(times(least))" }
        if least == greatest { return "exactly \(times(least))" }
        return least == 0 ? "at most \(times(greatest))" : "between \(least) and \(times(greatest))"
    }

    private func times(_ number: Int) -> String {
        number == 1 ? "1 time" : "\(number) times"
    }
}

extension RegularCondition {
    var words: [String] {
        did(isNegated, event) + whereWords(predicate) + ["in at least \(least) of last \(counted(windows, unit))"]
    }
}

extension SequenceCondition {
    var words: [String] {
        var words: [String] = []
        for (number, step) in steps.enumerated() {
            words.append(number == 0 ? "did" : step.isNegated ? "then not" : "then")
            words.append(spelled(name: step.event.text))
            words += whereWords(step.predicate) + periodWords(step.period)
            if let within = step.within { words.append("within \(counted(within.count, within.unit))") }
            if let same = step.same { words.append("with same \(format(same))") }
        }
        return words
    }
}

extension AggregateCondition {
    /// The comparison: behind a figure a plain `between` of dates would be the period, and behind `not` it compares.
    var testWords: String {
        guard case .between(let least, _) = test.kind, least.isMoment, !test.isNegated else { return format(test) }
        return "not not \(format(test))"
    }
}

extension Literal {
    fileprivate var isMoment: Bool {
        switch value {
        case .date, .dateTime: true
        case .number, .text, .boolean: false
        }
    }
}

extension AggregateMeasure {
    var words: [String] {
        let subject = spelled(name: event.text) + (path.map { "." + formatInner($0) } ?? "")
        return [function.rawValue, "of", subject] + whereWords(predicate) + periodWords(period)
    }

    /// Behind the event type every name is an inner one, the parameter's too.
    private func formatInner(_ path: Path) -> String {
        path.names.map { spelled(name: $0.text) }.joined(separator: ".")
    }
}

extension OrderMeasure {
    var words: [String] { [word.rawValue] + whereWords(predicate) + periodWords(period) }
}

extension AnniversaryCondition {
    var words: String {
        let name = "contact.\(spelled(name: field.text)) anniversary "
        return name + (daysAhead == 0 ? "today" : "in next \(counted(daysAhead, .day))")
    }
}

extension TopCondition {
    var words: [String] {
        let size =
            switch amount {
            case .contacts(let count): String(count)
            case .percent(let share): "\(share)%"
            }
        let figure =
            switch measure {
            case .aggregate(let measure): measure.words
            case .order(let measure): measure.words
            }
        return [end.rawValue, size, "by"] + figure
    }
}

extension RFMCondition {
    var words: [String] {
        let subject: [String] =
            switch subject {
            case .recency: ["recency"]
            case .frequency: ["frequency"]
            case .monetary: ["monetary"]
            case .score(let scoring): [scoring?.words ?? "rfm", "score"]
            case .segment(let scoring): [scoring?.words ?? "rfm", "segment"]
            }
        return subject + whereWords(predicate) + periodWords(period) + [format(test)]
    }
}

extension RFMCondition.Scoring {
    /// The methods that are words of the language; every other one is a file.
    static let methods = ["quantile", "rank", "grid"]

    var words: String {
        let name = Self.methods.contains(method) ? method : quoted(method)
        return "rfm(\(name)\(bins.map { ", \($0)" } ?? ""))"
    }
}
