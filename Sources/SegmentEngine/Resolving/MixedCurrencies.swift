internal import EventModel
internal import EventStore
internal import SegmentLanguage

/// Finds figures that add values of events in several currencies: a figure adds what it is told to, and says so.
struct MixedCurrencies {
    /// What an event says of its currency; nil: nothing, which is a group of its own.
    private typealias Currency = ComparedByBytes?

    private let snapshot: StoreSnapshot
    private let predicates: PredicateBinding

    /// The parameters that say in which currency an event's money is, of orders and of looks at products.
    private static let names = ["currency", "currencyCode"]
    /// What the vendor documents as a number that is no money.
    private static let counts: Set = ["quantity"]

    private init(_ snapshot: StoreSnapshot) {
        self.snapshot = snapshot
        predicates = PredicateBinding(snapshot: snapshot)
    }

    /// The warnings about a segment over a store.
    ///
    /// - Parameters:
    ///   - conditions: What the leaves of the segment were resolved to, in their order.
    ///   - period: The time in which events are looked at; nil: that of each condition.
    /// - Throws: `StoreError` where the store is damaged.
    static func warnings(
        in expression: SegmentExpression,
        _ conditions: [ResolvedCondition],
        period: TimeRange?,
        _ snapshot: StoreSnapshot
    ) throws -> [Diagnostic] {
        let currencies = MixedCurrencies(snapshot)
        return try zip(expression.leaves, conditions).compactMap { leaf, condition in
            switch (leaf.condition, condition) {
            case (.aggregate(let leaf), .figure(_, _, let events, _)):
                return try currencies.warning(about: leaf.measure, over: events, period ?? events.window)
            case (.top(let leaf), .top(_, _, by: .events(_, _, let events))):
                guard case .aggregate(let measure) = leaf.measure else { return nil }
                return try currencies.warning(about: measure, over: events, period ?? events.window)
            default: return nil
            }
        }
    }

    private func warning(
        about measure: AggregateMeasure,
        over events: ResolvedEvents,
        _ window: TimeRange
    ) throws -> Diagnostic? {
        guard let path = measure.path, [.sum, .average].contains(measure.function),
            !Self.counts.contains(path.names[path.names.count - 1].text),
            let type = snapshot.eventType(named: events.eventType)
        else { return nil }
        for name in Self.names where measure.predicate?.fixes(name) != true {
            guard let column = snapshot.parameterColumn(named: name) else { continue }
            // A where that does not name one currency may let one through all the same.
            let look = Look(
                type: type,
                column: column,
                filter: EventFilter(window: window, predicate: events.predicate.map { predicates.bind($0) })
            )
            let found = try currencies(look)
            let texts = found.compactMap { $0?.wrappedValue }.sorted()
            guard found.count > 1, let first = texts.first else { continue }
            let several =
                texts.count > 1
                ? "values of several currencies, such as \(first) and \(texts[1])"
                : "values in \(first) and values without a currency"
            return Diagnostic(
                "this adds \(several); fix one of them: where \(name) = \(format(Literal(.text(first))))",
                at: path.range
            )
        }
        return nil
    }

    /// The events whose currencies are asked for.
    private struct Look {
        let type: UInt32
        let column: UInt32
        let filter: EventFilter
    }

    /// Some of the currencies that events have: all if there is one, else two or more.
    ///
    /// Where the catalogue tells that all have the same, nothing else is read.
    private func currencies(_ look: Look) throws -> Set<Currency> {
        let groups = snapshot.rowGroups.filter {
            $0.eventType == look.type && look.filter.window.overlaps($0.occurred) && $0.removed < $0.events
        }
        var found = Set<Currency>()
        var possible = Set<Currency>()
        var unread: [RowGroup] = []
        var isKnown = true
        for group in groups {
            guard let sole = try soleCurrency(of: group, look.column) else {
                unread.append(group)
                isKnown = false
                continue
            }
            possible.insert(sole)
            if look.filter.predicate == nil, group.removed == 0, look.filter.window.contains(group.occurred) {
                found.insert(sole)
            } else {
                unread.append(group)
            }
        }
        guard !isKnown || possible.count > 1 else { return possible }
        for group in unread where found.count < 2 { try read(group, look, into: &found) }
        return found
    }

    /// What all events of a row group say; nil where the catalogue does not tell.
    private func soleCurrency(of group: RowGroup, _ column: UInt32) throws -> Currency? {
        guard let entry = try snapshot.entry(of: column, in: group) else { return .some(nil) }
        guard entry.classes.holdsTextsAlone, let bounds = entry.bounds, bounds.lowerBound == bounds.upperBound
        else { return nil }
        return currency(bounds.lowerBound, snapshot.dictionary(of: column))
    }

    private func currency(_ code: Int64, _ dictionary: TextDictionary) -> Currency {
        guard let code = UInt32(exactly: code) else { return nil }
        let text = dictionary.withText(code) { String(decoding: $0, as: UTF8.self) }
        return text.isEmpty ? nil : ComparedByBytes(text)
    }

    private func read(_ group: RowGroup, _ look: Look, into found: inout Set<Currency>) throws {
        let window = look.filter.window
        let needs = RowGroupNeeds(
            columns: look.filter.columns.union([look.column]),
            from: window.from,
            to: window.to
        )
        let events = try snapshot.fetch(group, needs).unpacked()
        let column = events.columns[look.column]
        let values = column?.values ?? []
        var codes = Set<Int64>()
        var lastCode: Int64?
        look.filter.forEachRow(0..<events.count, of: events) { row, _ in
            switch column?.classes[row] {
            case .text:
                guard values[row] != lastCode else { return }
                lastCode = values[row]
                codes.insert(values[row])
            case .numberText:
                // A currency by its number, of which ISO 4217 has one for each: "980".
                let number = ExactDecimal(mantissa: Int128(values[row]), scale: Int(column?.extras[row] ?? 0))
                found.insert(ComparedByBytes("\(number)"))
            default: found.insert(nil)
            }
        }
        let dictionary = snapshot.dictionary(of: look.column)
        for code in codes { found.insert(currency(code, dictionary)) }
    }
}

extension Predicate {
    /// Whether it lets through one value of a parameter alone.
    fileprivate func fixes(_ name: String) -> Bool {
        switch self {
        case .and(let parts): parts.contains { $0.fixes(name) }
        case .comparison(let comparison): comparison.path.text == name && comparison.test.isOneValue
        case .or, .not, .lines, .lineCount, .lineSum: false
        }
    }
}

extension ValueTest {
    /// Whether it is passed by one value alone.
    fileprivate var isOneValue: Bool {
        guard !isNegated else { return false }
        return switch kind {
        case .compare(.equal, _): true
        case .oneOf(let literals): literals.count == 1
        case .compare, .between, .isSet, .isEmpty: false
        }
    }
}
