internal import EventStore
internal import SegmentLanguage

/// Makes the evaluation of a condition on events, bound to the columns of a store.
struct EvaluationBinding {
    let snapshot: StoreSnapshot
    let predicates: PredicateBinding
    private let contacts: Int

    /// Binds to a store.
    init(_ snapshot: StoreSnapshot) {
        self.snapshot = snapshot
        predicates = PredicateBinding(snapshot: snapshot)
        contacts = snapshot.contacts.count
    }

    /// The evaluation of a condition on events of one type; nil for all others.
    func evaluation(of condition: ResolvedCondition) -> (any EventEvaluation)? {
        switch condition {
        case .events(let events, let count, let isNegated):
            EventCountEvaluation(
                filter(events),
                .passes(FigureTest(count)),
                isNegated: isNegated,
                contacts: contacts
            )
        case .figure(let function, let path, let events, let test):
            figure(function, path, events, test)
        case .top(let end, let amount, by: .events(let function, let path, let events)):
            figure(function, path, events, .ranks(Ranking(end, amount)))
        case .firstEvent(let events, let range):
            FirstEventEvaluation(filter(events), in: range, contacts: contacts)
        case .lastEvent(let events, let predicate):
            ExtremeEventEvaluation(
                .last,
                of: filter(events),
                satisfying: predicates.bind(predicate),
                contacts: contacts
            )
        case .regular(let events, let windows, let least, let isNegated):
            RegularEvaluation(
                filter(events),
                windows: windows,
                least: least,
                isNegated: isNegated,
                contacts: contacts
            )
        case .orders, .orderDate, .identifier, .field, .anniversary, .top, .sequence, .list, .segment, .rfm: nil
        }
    }

    /// The filter that chooses events, and another predicate if there is one.
    func filter(_ events: ResolvedEvents, and other: RowPredicate? = nil) -> EventFilter {
        let own = events.predicate.map { predicates.bind($0) }
        let parts = [own, other].compactMap(\.self)
        return EventFilter(window: events.window, predicate: parts.count > 1 ? .and(parts) : parts.first)
    }

    private func figure(
        _ function: AggregateMeasure.Function,
        _ path: Path?,
        _ events: ResolvedEvents,
        _ test: ValueTest
    ) -> (any EventEvaluation)? {
        switch (function, path) {
        case (.first, let path?): extreme(.first, path, events, test)
        case (.last, let path?): extreme(.last, path, events, test)
        default: figure(function, path, events, .passes(FigureTest(test, zone: snapshot.zone)))
        }
    }

    /// A figure that is a number; nil for the first and last value, which need not be one.
    func figure(
        _ function: AggregateMeasure.Function,
        _ path: Path?,
        _ events: ResolvedEvents,
        _ question: FigureQuestion
    ) -> (any EventEvaluation)? {
        guard let path else { return EventCountEvaluation(filter(events), question, contacts: contacts) }
        switch function {
        case .sum: return figure(as: .sum, path, events, question)
        case .average: return figure(as: .average, path, events, question)
        case .least: return figure(as: .least, path, events, question)
        case .greatest: return figure(as: .greatest, path, events, question)
        case .count:
            let filter = filter(events, and: predicates.positive(path, .isSet))
            return EventCountEvaluation(filter, question, contacts: contacts)
        case .distinctCount:
            return distinctCount(path, events, question)
        case .first, .last: return nil
        }
    }

    private func distinctCount(
        _ path: Path,
        _ events: ResolvedEvents,
        _ question: FigureQuestion
    ) -> any EventEvaluation {
        let columns = predicates.columns(of: path)
        func count<Bits>(_: Bits.Type) -> DistinctCountEvaluation<Bits> {
            DistinctCountEvaluation(
                filter(events),
                question,
                of: columns,
                inLinesOf: list(of: path),
                isInLines: path.names.count > 1,
                snapshot
            )
        }
        return switch columns.reduce(0, { $0 + snapshot.dictionary(of: $1).count }) {
        case 1...8: count(UInt8.self)
        case 9...16: count(UInt16.self)
        case 17...32: count(UInt32.self)
        default: count(UInt64.self)
        }
    }

    private func figure(
        as kind: EventFigureEvaluation.Kind,
        _ path: Path,
        _ events: ResolvedEvents,
        _ question: FigureQuestion
    ) -> EventFigureEvaluation {
        let numbers = predicates.numbers(of: path)
        let values =
            path.names.count > 1 ? EventValues(numbers, inLinesOf: list(of: path)) : EventValues(numbers)
        return EventFigureEvaluation(kind, of: values, filter(events), question, contacts: contacts)
    }

    /// The value in the first or last event in which it is set; of several lines the first or last.
    private func extreme(
        _ end: ExtremeEventEvaluation.End,
        _ path: Path,
        _ events: ResolvedEvents,
        _ test: ValueTest
    ) -> ExtremeEventEvaluation {
        let isSet = predicates.columnTest(path, .isSet)
        let value = predicates.columnTest(path, test.kind)
        var question = RowPredicate.test(value)
        if path.names.count > 1 {
            let atEnd: LinePredicate.Question =
                end == .first ? .atFirst(isSet: isSet, value) : .atLast(isSet: isSet, value)
            question = .lines(LinePredicate(list: list(of: path), question: atEnd))
        }
        return ExtremeEventEvaluation(
            end,
            of: filter(events, and: predicates.positive(path, .isSet)),
            satisfying: question,
            isNegated: test.negatesPositive,
            contacts: contacts
        )
    }

    private func list(of path: Path) -> UInt32? {
        snapshot.parameterColumn(named: path.names[0].text)
    }
}

extension ResolvedCondition {
    /// The type of the events that one pass shows to the condition; nil for those that need none or several.
    var eventType: String? {
        switch self {
        case .events(let events, _, _), .figure(_, _, let events, _), .top(_, _, by: .events(_, _, let events)),
            .firstEvent(let events, _), .lastEvent(let events, _), .regular(let events, _, _, _):
            events.eventType
        case .orders, .orderDate, .identifier, .field, .anniversary, .top, .sequence, .list, .segment, .rfm: nil
        }
    }
}
