internal import EventStore
internal import SegmentLanguage

/// Finds figures that add values of events in several currencies: a figure adds what it is told to, and says so.
struct MixedCurrencies {
    private let snapshot: StoreSnapshot

    /// The parameters that say in which currency an event's money is, of orders and of looks at products.
    private static let names = ["currency", "currencyCode"]
    /// What the vendor documents as a number that is no money.
    private static let counts: Set = ["quantity"]

    /// The warnings about a segment over a store.
    ///
    /// - Throws: `StoreError` where the catalogue cannot be read.
    static func warnings(in expression: SegmentExpression, _ snapshot: StoreSnapshot) throws -> [Diagnostic] {
        let currencies = MixedCurrencies(snapshot: snapshot)
        return try expression.leaves.compactMap { leaf in
            switch leaf.condition {
            case .aggregate(let condition): try currencies.warning(about: condition.measure)
            case .top(let condition):
                switch condition.measure {
                case .aggregate(let measure): try currencies.warning(about: measure)
                case .order: nil
                }
            default: nil
            }
        }
    }

    private func warning(about measure: AggregateMeasure) throws -> Diagnostic? {
        guard let path = measure.path, [.sum, .average].contains(measure.function),
            !Self.counts.contains(path.names[path.names.count - 1].text),
            let type = snapshot.eventType(named: measure.event.text)
        else { return nil }
        for name in Self.names where measure.predicate?.compares(name) != true {
            let found = try currencies(name, of: type)
            guard found.count > 1 else { continue }
            return Diagnostic(
                "this adds values of several currencies, such as \(found[0]) and \(found[1]); "
                    + "fix one of them: where \(name) = \"\(found[0])\"",
                at: path.range
            )
        }
        return nil
    }

    /// Some of the currencies that the events of a type have: all if there is one, else two or more.
    private func currencies(_ name: String, of type: UInt32) throws -> [String] {
        guard let column = snapshot.parameterColumn(named: name) else { return [] }
        let dictionary = snapshot.dictionary(of: column)
        func text(_ code: Int64) -> String? {
            guard let code = UInt32(exactly: code) else { return nil }
            let text = dictionary.withText(code) { String(decoding: $0, as: UTF8.self) }
            return text.isEmpty ? nil : text
        }
        var found = Set<String>()
        for group in snapshot.rowGroups where group.eventType == type && found.count < 2 {
            guard let entry = try snapshot.entry(of: column, in: group), entry.classes.contains(.text) else { continue }
            let isPlain = !entry.classes.contains(.json) && !entry.classes.contains(.digits)
            if isPlain, let bounds = entry.bounds, let least = text(bounds.lowerBound),
                let greatest = text(bounds.upperBound)
            {
                found.formUnion([least, greatest])
            } else if let values = try RowGroupColumns(group, of: snapshot).column(column) {
                // The catalogue does not tell where some events have other values, or an empty text.
                for row in values.classes.indices where values.classes[row] == .text {
                    if let text = text(values.values[row]) { found.insert(text) }
                }
            }
        }
        return found.sorted()
    }
}
