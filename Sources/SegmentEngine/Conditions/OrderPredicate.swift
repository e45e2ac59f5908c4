internal import Columns
internal import EventModel
internal import EventStore
internal import SegmentLanguage

/// A predicate on orders, evaluated on all their versions at once.
indirect enum OrderPredicate {
    /// All hold.
    case and([OrderPredicate])
    /// At least one holds.
    case or([OrderPredicate])
    /// It does not hold.
    case not(OrderPredicate)
    /// A field of the versions passes the positive side of a test.
    case test(OrderFieldTest)
    /// The value that an event gives a parameter satisfies a predicate.
    case value(of: String, RowPredicate, OrderValues)

    /// Binds a predicate whose names are known.
    init(_ predicate: Predicate, zone: ClockZone, _ values: OrderValues, _ texts: OrderTexts) {
        func value(of name: Name) -> OrderPredicate { .value(of: name.text, values.bind(predicate), values) }
        switch predicate {
        case .and(let parts): self = .and(parts.map { OrderPredicate($0, zone: zone, values, texts) })
        case .or(let parts): self = .or(parts.map { OrderPredicate($0, zone: zone, values, texts) })
        case .not(let part): self = .not(OrderPredicate(part, zone: zone, values, texts))
        case .comparison(let comparison):
            guard let field = OrderField(rawValue: comparison.path.text) else {
                self = value(of: comparison.path.names[0])
                return
            }
            let test = comparison.test
            let positive = OrderPredicate.test(OrderFieldTest(field, ValueMatcher(test.kind, zone: zone), texts))
            self = test.negatesPositive ? .not(positive) : positive
        case .lines(let lines): self = value(of: lines.list.names[0])
        case .lineCount(let count): self = value(of: count.list.names[0])
        case .lineSum(let sum): self = value(of: sum.path.names[0])
        }
    }

    /// Whether events have to be read.
    var looksAtEvents: Bool {
        switch self {
        case .and(let parts), .or(let parts): parts.contains(where: \.looksAtEvents)
        case .not(let part): part.looksAtEvents
        case .test: false
        case .value: true
        }
    }

    /// The lists of versions that it looks at.
    var lists: OrderVersionLists {
        switch self {
        case .and(let parts), .or(let parts): parts.reduce(into: []) { $0.formUnion($1.lists) }
        case .not(let part): part.lists
        case .test(let test): test.lists
        case .value: .all
        }
    }

    /// The versions for which it holds, of those valid at a moment.
    ///
    /// - Throws: `StoreError` where events have to be read and cannot be.
    func holding(_ versions: OrderVersions, asOf moment: Int64) throws -> Bitmap {
        switch self {
        case .and(let parts):
            var result = Bitmap(count: versions.count, repeating: true)
            for part in parts { result.formAnd(with: try part.holding(versions, asOf: moment)) }
            return result
        case .or(let parts):
            var result = Bitmap(count: versions.count)
            for part in parts { result.formOr(with: try part.holding(versions, asOf: moment)) }
            return result
        case .not(let part):
            var result = try part.holding(versions, asOf: moment)
            result.formNot()
            return result
        case .test(let test): return test.passing(versions)
        case .value(let parameter, let predicate, let values):
            return try values.holding(predicate, parameter: parameter, asOf: moment)
        }
    }
}
