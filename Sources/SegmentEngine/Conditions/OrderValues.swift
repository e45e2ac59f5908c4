internal import Columns
internal import CustomerAnalytics
internal import EventModel
internal import EventStore
internal import SegmentLanguage

/// What orders have of the parameters that a version does not keep, by way of the events that give them.
final class OrderValues {
    private let snapshot: StoreSnapshot
    private let book: OrderBook
    private let predicates: PredicateBinding
    private var ordersByMoment: [Int64: CountedOrders] = [:]
    private var giversByQuestion: [GiverQuestion: OrderGivers] = [:]

    private struct GiverQuestion: Hashable {
        let parameter: String
        let moment: Int64
    }

    /// Binds to a store; nothing is read yet.
    init(_ snapshot: StoreSnapshot, _ book: OrderBook) {
        self.snapshot = snapshot
        self.book = book
        predicates = PredicateBinding(snapshot: snapshot)
    }

    /// A predicate on one parameter, bound to the store's columns.
    func bind(_ predicate: Predicate) -> RowPredicate { predicates.bind(predicate) }

    /// All orders as of a moment, whatever their status.
    func orders(asOf moment: Int64) -> CountedOrders {
        if let known = ordersByMoment[moment] { return known }
        let all = OrderSelection(asOf: WallClock(microseconds: moment), statuses: Set(OrderStatus.allCases))
        let orders = book.counted(all)
        ordersByMoment[moment] = orders
        return orders
    }

    /// The versions, of those valid at a moment, whose value of a parameter satisfies a predicate.
    ///
    /// An order to which no event gives the parameter is treated as an event without it.
    ///
    /// - Throws: `StoreError` where the events cannot be read.
    func holding(_ predicate: RowPredicate, parameter: String, asOf moment: Int64) throws -> Bitmap {
        let orders = orders(asOf: moment)
        let holdsWithout = predicate.holding(0..<1, in: [:])[0]
        guard let givers = try givers(of: parameter, orders) else {
            return Bitmap(count: book.versions.count, ones: holdsWithout ? orders.rows.map(Int.init) : [])
        }
        let passing = try events(satisfying: predicate, asOf: moment)
        var result = Bitmap(count: book.versions.count)
        for index in orders.rows.indices {
            let event = givers.events[index]
            let holds = event < 0 ? holdsWithout : event < Int64(passing.count) && passing[Int(event)]
            if holds { result[Int(orders.rows[index])] = true }
        }
        return result
    }

    /// The events that give a parameter; nil if the store does not have it.
    private func givers(of parameter: String, _ orders: CountedOrders) throws -> OrderGivers? {
        let question = GiverQuestion(parameter: parameter, moment: orders.tallies.selection.asOf.microseconds)
        if let known = giversByQuestion[question] { return known }
        var found: OrderGivers?
        for column in predicates.columns(of: Path(Name(parameter))) {
            let own = try OrderGivers(of: orders, column: column, in: snapshot)
            if found == nil { found = own } else { found?.formLatest(with: own) }
        }
        giversByQuestion[question] = found
        return found
    }

    /// The events that give orders their values and satisfy a predicate, a bit an event number.
    private func events(satisfying predicate: RowPredicate, asOf moment: Int64) throws -> Bitmap {
        var numbers = Bitmap(count: snapshot.eventNumberBound)
        let types = Set(snapshot.orderEventTypes.values)
        for group in snapshot.rowGroups where group.occurred.lowerBound <= moment && types.contains(group.eventType) {
            let events = try snapshot.read(group, columns: predicate.columns)
            predicate.holding(0..<events.count, in: events.columns).forEachOne { row in
                numbers[Int(group.part.firstEvent) + Int(events.positions[row])] = true
            }
        }
        return numbers
    }
}

extension StoreSnapshot {
    /// A number above that of every event.
    var eventNumberBound: Int {
        parts.map { Int($0.firstEvent) + $0.events }.max() ?? 0
    }

    /// The numbers of the event types that give orders their values, by what they do to orders.
    var orderEventTypes: [OrderEventKind: UInt32] {
        var types: [OrderEventKind: UInt32] = [:]
        for kind in [OrderEventKind.created, .updated] { types[kind] = eventType(named: kind.eventTypeKey) }
        return types
    }
}
