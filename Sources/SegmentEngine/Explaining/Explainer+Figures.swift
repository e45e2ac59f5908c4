internal import EventModel
internal import EventStore
internal import SegmentLanguage

/// Conditions on a figure over the values of events.
extension Explainer {
    /// `sum of ... > 1000`, with avg, min, max, count, distinct count, first and last; nil for all other conditions.
    func figureEvidence(_ condition: ResolvedCondition, holds: Bool) throws -> Evidence? {
        guard case .figure(let function, let path, let choice, let test) = condition else { return nil }
        let figure = try figure(function, path, choice)
        let noun = "a \(function.words)"
        return Evidence(
            figure.found,
            remark: function == .count ? nil : figure.events.count == 1 ? "1 event" : "\(figure.events.count) events",
            threshold: "\(function.words) \(format(test)) \(choice.window.words)",
            change: choice.window.unchangeable
                ?? figure.found.change(test, noun, of: "an event with a value", holds: holds),
            events: figure.events
        )
    }

    /// A figure over the contact's events, and the events that have part in it.
    func figure(
        _ function: AggregateMeasure.Function,
        _ path: Path?,
        _ choice: ResolvedEvents
    ) throws -> (found: FoundValue, events: [ProvingEvent]) {
        guard let path else {
            let events = try events(of: choice)
            return (.count(events.count), events)
        }
        switch function {
        case .sum, .average, .least, .greatest: return try numberFigure(function, path, choice)
        case .count:
            let set = try setEvents(path, choice)
            return (.count(set.count), set.map(\.event))
        case .distinctCount:
            let set = try setEvents(path, choice)
            return (.count(Set(set.flatMap(\.taken)).count), set.map(\.event))
        case .first:
            guard let first = try setEvents(path, choice).first else { return (.nothing, []) }
            return (first.event.value(of: path, \.first).map { .value($0) } ?? .nothing, [first.event])
        case .last:
            guard let last = try setEvents(path, choice).last else { return (.nothing, []) }
            return (last.event.value(of: path, \.last).map { .value($0) } ?? .nothing, [last.event])
        }
    }

    private func numberFigure(
        _ function: AggregateMeasure.Function,
        _ path: Path,
        _ choice: ResolvedEvents
    ) throws -> (found: FoundValue, events: [ProvingEvent]) {
        let numbers = predicates.numbers(of: path)
        let values =
            path.names.count > 1
            ? EventValues(numbers, inLinesOf: snapshot.parameterColumn(named: path.names[0].text))
            : EventValues(numbers)
        let all = try events(of: choice, showing: [path], reading: values.columns) { row, events in
            values.numbers(in: row, of: events)
        }.filter { !$0.taken.isEmpty }
        let found = all.flatMap(\.taken)
        switch function {
        case .sum: return (.sum(found), all.map(\.event))
        case .average: return (.mean(found), all.map(\.event))
        default:
            guard let extreme = function == .least ? found.min() : found.max() else { return (.nothing, []) }
            return (.number(extreme), all.filter { $0.taken.contains(extreme) }.map(\.event))
        }
    }

    /// The events in which a value is set, with the numbers of the spellings of their values.
    private func setEvents(
        _ path: Path,
        _ choice: ResolvedEvents
    ) throws -> [(event: ProvingEvent, taken: [UInt32])] {
        let spellings = SequencePath(path, predicates)
        let filter = EventFilter(window: .always, predicate: predicates.positive(path, .isSet))
        let columns = spellings.columns.union(filter.columns)
        return try events(of: choice, showing: [path], reading: columns) { row, events -> [UInt32]? in
            guard filter.holds(row, of: events) else { return nil }
            var numbers: [UInt32] = []
            spellings.forEachNumber(in: [row], of: events) { if let number = $0 { numbers.append(number) } }
            return numbers
        }.compactMap { found in found.taken.map { (found.event, $0) } }
    }
}

extension ProvingEvent {
    /// The value of a path; of several lines one of those in which it is set.
    fileprivate func value(of path: Path, _ choose: ([ShownValue]) -> ShownValue?) -> ShownValue? {
        guard let value = values.first(where: { $0.name == path.text })?.value else { return nil }
        guard case .list(let lines) = value else { return value }
        return choose(lines.filter(\.isSet))
    }
}

extension ShownValue {
    /// Whether there is a value, neither null nor empty.
    var isSet: Bool {
        switch self {
        case .missing: false
        case .text(let text): !text.isEmpty
        case .json(let text): text.utf8.count > 2
        case .lines(let count): count > 0
        case .number, .truth, .list: true
        }
    }
}

extension AggregateMeasure.Function {
    /// The figure in words.
    var words: String {
        switch self {
        case .sum: "sum"
        case .average: "mean"
        case .least: "least value"
        case .greatest: "greatest value"
        case .count: "count"
        case .distinctCount: "count of different values"
        case .first: "first value"
        case .last: "last value"
        }
    }
}

extension FoundValue {
    /// The smallest change of the value to which a test answers otherwise, in words; nil if there is none.
    ///
    /// - Parameter source: What would bring a value where there is none.
    func change(_ test: ValueTest, _ noun: String, of source: String, holds: Bool) -> String? {
        let wanted = test.turned(holds)
        switch self {
        case .count(let count):
            guard let target = WholeChange(test, from: count) else { return nil }
            return "\(noun) of \(count + target.difference) instead of \(count)"
        case .number(let number): return FigureChange(test, from: number)?.wordsWithDistance(noun)
        case .mean(let sum, let count): return FigureChange(test, from: sum, by: count)?.words(noun)
        case .longMean(let sum, let count):
            let change = FigureChange(test, from: sum, by: count)
            return count == 1 ? change?.wordsWithDistance(noun) : change?.words(noun)
        case .nothing: return "\(source) \(wanted)"
        case .value: return "\(noun) \(wanted)"
        case .time, .steps, .truth, .unknown: return nil
        }
    }
}
