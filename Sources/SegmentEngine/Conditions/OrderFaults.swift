package import Columns
internal import EventModel
package import EventStore
internal import SegmentLanguage

/// The updates of orders that count for nothing, because something that they give cannot be used.
///
/// It is the rule of `OrderFolding` over again, for the one case that the versions leave open: an update in the very moment
/// of a later event of the order.
package struct OrderFaults {
    private let snapshot: StoreSnapshot
    private let predicates: PredicateBinding

    /// Binds to a store.
    package init(_ snapshot: StoreSnapshot) {
        self.snapshot = snapshot
        predicates = PredicateBinding(snapshot: snapshot)
    }

    /// The events, a bit an event number.
    ///
    /// - Throws: `StoreError` where the events cannot be read.
    package func faultyUpdates() throws -> Bitmap {
        var numbers = Bitmap(count: snapshot.eventNumberBound)
        let statuses = OrderStatus.allCases.map { Literal(.text($0.name)) }
        let isStatus = predicates.positive(Path(Name("status")), .oneOf(statuses))
        let date = Literal(.date(WallClock(microseconds: 0)))
        let isDate = RowPredicate.or([
            predicates.positive(Path(Name("date")), .compare(.less, date)),
            predicates.positive(Path(Name("date")), .compare(.greaterOrEqual, date)),
        ])
        let totals = predicates.numbers(of: Path(Name("totalCost")))
        let hasFaultyLine = predicates.bind(
            .lines(
                LineQuantifier(
                    .any,
                    Path(Name("items")),
                    .or([Self.isBlank("externalItemId"), Self.isBlank("quantity")])
                )
            )
        )
        let columns = isStatus.columns.union(isDate.columns).union(totals.columns).union(hasFaultyLine.columns)
        let updates = snapshot.orderEventTypes[.updated]
        for group in snapshot.rowGroups where group.eventType == updates {
            let events = try snapshot.read(group, columns: columns)
            let rows = 0..<events.count
            var faulty = hasFaultyLine.holding(rows, in: events.columns)
            for (parameter, usable) in [("status", isStatus), ("date", isDate)] {
                var unusable = given(parameter, rows, events)
                unusable.formAndNot(with: usable.holding(rows, in: events.columns))
                faulty.formOr(with: unusable)
            }
            let bound = BoundNumbers(totals, in: events.columns)
            given("totalCost", rows, events).forEachOne { row in
                if !Self.isTotal(bound.number(row)) { faulty[row] = true }
            }
            faulty.forEachOne { numbers[Int(group.part.firstEvent) + Int(events.positions[$0])] = true }
        }
        return numbers
    }

    /// Whether a number can be an order's total.
    private static func isTotal(_ number: ExactDecimal?) -> Bool {
        number.flatMap { OrderTotal($0) } != nil
    }

    private static func isBlank(_ field: String) -> Predicate {
        let path = Path(Name(field))
        return .or([
            .comparison(Comparison(path, ValueTest(.isEmpty))),
            .comparison(Comparison(path, ValueTest(.compare(.matches, Literal(.text("^\\s*$")))))),
        ])
    }

    /// The rows in which a parameter is there and not null.
    private func given(_ parameter: String, _ rows: Range<Int>, _ events: EventBuffer) -> Bitmap {
        guard let column = snapshot.parameterColumn(named: parameter).flatMap({ events.columns[$0] }) else {
            return Bitmap(count: rows.count)
        }
        return Bitmap(of: rows.count) { column.valueClass($0) != .absent && column.valueClass($0) != .null }
    }
}
