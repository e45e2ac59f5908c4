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
    case test(OrderField, ValueMatcher)
    /// The value that an event gives a parameter satisfies a predicate.
    case value(of: String, RowPredicate)

    /// Binds a predicate whose names are known.
    init(_ predicate: Predicate, zone: ClockZone, _ values: OrderValues) {
        switch predicate {
        case .and(let parts): self = .and(parts.map { OrderPredicate($0, zone: zone, values) })
        case .or(let parts): self = .or(parts.map { OrderPredicate($0, zone: zone, values) })
        case .not(let part): self = .not(OrderPredicate(part, zone: zone, values))
        case .comparison(let comparison):
            guard let field = OrderField(rawValue: comparison.path.text) else {
                self = .value(of: comparison.path.names[0].text, values.bind(predicate))
                return
            }
            let test = comparison.test
            let positive = OrderPredicate.test(field, ValueMatcher(test.kind, zone: zone))
            self = test.isNegated != (test.kind == .isEmpty) ? .not(positive) : positive
        case .lines(let lines): self = .value(of: lines.list.names[0].text, values.bind(predicate))
        case .lineCount(let count): self = .value(of: count.list.names[0].text, values.bind(predicate))
        case .lineSum(let sum): self = .value(of: sum.path.names[0].text, values.bind(predicate))
        }
    }

    /// The versions for which it holds, of those valid at a moment.
    ///
    /// - Throws: `StoreError` where events have to be read and cannot be.
    func holding(
        _ versions: OrderVersions,
        _ texts: OrderTexts,
        _ values: OrderValues,
        asOf moment: Int64
    ) throws -> Bitmap {
        switch self {
        case .and(let parts):
            var result = Bitmap(count: versions.count, repeating: true)
            for part in parts { result.formAnd(with: try part.holding(versions, texts, values, asOf: moment)) }
            return result
        case .or(let parts):
            var result = Bitmap(count: versions.count)
            for part in parts { result.formOr(with: try part.holding(versions, texts, values, asOf: moment)) }
            return result
        case .not(let part):
            var result = try part.holding(versions, texts, values, asOf: moment)
            result.formNot()
            return result
        case .test(let field, let matcher): return Self.passing(field, matcher, versions, texts)
        case .value(let parameter, let predicate):
            return try values.holding(predicate, parameter: parameter, asOf: moment)
        }
    }

    private static func passing(
        _ field: OrderField,
        _ matcher: ValueMatcher,
        _ versions: OrderVersions,
        _ texts: OrderTexts
    ) -> Bitmap {
        var scratch: [UInt8] = []
        switch field {
        case .status:
            let passing = OrderStatus.allCases.map { status in
                Array(status.name.utf8).withUnsafeBytes { matcher.passes(text: $0) }
            }
            let statuses = versions.statuses
            return Bitmap(of: versions.count) { passing[Int(statuses[$0])] }
        case .totalCost:
            let (mantissas, scales) = (versions.totalMantissas, versions.totalScales)
            return Bitmap(of: versions.count) { row in
                let (mantissa, scale) = (mantissas[row], Int(scales[row]))
                return matcher.passes(mantissa: mantissa, scale: scale)
                    || matcher.passes(digitsOf: mantissa, scale: scale, &scratch)
            }
        case .date:
            // The vendor documents one form for an order's date, and a version keeps none.
            let dates = versions.dates
            return Bitmap(of: versions.count) {
                matcher.passes(time: dates[$0], form: TimeForm.second.code, &scratch)
            }
        case .currency: return passing(versions.currencies, of: texts.currencies, matcher)
        case .identifier: return passing(versions.orders, of: texts.orders, matcher)
        }
    }

    private static func passing(_ codes: [UInt32], of dictionary: TextDictionary?, _ matcher: ValueMatcher) -> Bitmap {
        guard let dictionary else { return Bitmap(count: codes.count) }
        var decisions = [Bool?](repeating: nil, count: dictionary.count)
        return Bitmap(of: codes.count) { row in
            guard codes[row] != OrderEvent.noCurrency else { return false }
            let code = Int(codes[row])
            if let known = decisions[code] { return known }
            let passes = dictionary.withText(codes[row]) { matcher.passes(text: $0) }
            decisions[code] = passes
            return passes
        }
    }
}

/// The texts behind the codes in versions of orders.
struct OrderTexts {
    /// The dictionary of currencies; nil if no event has one.
    let currencies: TextDictionary?
    /// The dictionary of externalOrderId; nil if no event has one.
    let orders: TextDictionary?

    /// Finds the dictionaries of a store.
    init(_ snapshot: StoreSnapshot) {
        func dictionary(_ field: OrderField) -> TextDictionary? {
            snapshot.parameterColumn(named: field.rawValue).map { snapshot.dictionary(of: $0) }
        }
        currencies = dictionary(.currency)
        orders = dictionary(.identifier)
    }
}
