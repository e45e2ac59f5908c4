internal import Columns
internal import EventModel
internal import EventStore

/// What an event says of its order, as rules on orders see it.
struct OrderStep {
    /// The event's number.
    let event: Int64
    /// When it happened, in microseconds on the store's clock.
    let occurred: Int64
    /// The code of the externalOrderId.
    let order: UInt32
    /// The code of its currency.
    let currency: UInt32
    /// What it does.
    let kind: OrderEventKind
    /// The status that it sets; nil if it sets none or none of the vendor's.
    let status: OrderStatus?
    /// Why it counts for nothing; nil if it counts.
    let reason: IgnoredReason?
    /// Whether it can make an order on its own, as far as that takes a total, a status and a date.
    let isWhole: Bool
}

/// The events of all orders.
struct OrderHistory {
    private(set) var steps: [OrderStep] = []
    private let statuses: [OrderStatus?]
    /// How many numbers of orders there are.
    private let orders: Int

    init(_ context: AuditContext) {
        orders = context.columns.order.map { context.snapshot.dictionary(of: $0).count } ?? 0
        guard let column = context.columns.status else {
            statuses = []
            return
        }
        let texts = context.snapshot.dictionary(of: column)
        statuses = (0..<UInt32(texts.count)).map { OrderStatus(name: texts.text($0)) }
    }

    /// What the order events of a row group say; what repeats an earlier event is left out.
    func steps(of group: EventGroup) -> [OrderStep] {
        guard let kind = group.orderKind, let orders = group.values(group.context.columns.order) else { return [] }
        let states = group.values(group.context.columns.status)
        let currencies = group.values(group.context.columns.currency)
        let reasons = group.ignoredReasons
        let hasRepeated = !group.context.repeated.isEmpty
        var steps: [OrderStep] = []
        steps.reserveCapacity(group.buffer.count)
        for row in group.rows where orders.valueClass(row) == .text || orders.valueClass(row) == .digits {
            let event = group.event(row)
            if hasRepeated, group.context.isRepeated(event) { continue }
            var status = kind.impliedStatus
            if status == nil, let states, states.valueClass(row) == .text { status = statuses[Int(states.values[row])] }
            var currency = OrderEvent.noCurrency
            if let currencies, currencies.valueClass(row) == .text { currency = UInt32(currencies.values[row]) }
            steps.append(
                OrderStep(
                    event: event,
                    occurred: group.buffer.occurred[row],
                    order: UInt32(orders.values[row]),
                    currency: currency,
                    kind: kind,
                    status: status,
                    reason: IgnoredReason(rawValue: reasons[row]),
                    isWhole: kind == .created || kind == .updated && isWhole(row, group)
                )
            )
        }
        return steps
    }

    private func isWhole(_ row: Int, _ group: EventGroup) -> Bool {
        let columns = group.context.columns
        return group.isFilled(row, of: group.values(columns.total))
            && group.isFilled(row, of: group.values(columns.status))
            && group.isFilled(row, of: group.values(columns.date))
    }

    /// Takes what the order events of the next row group say.
    mutating func append(_ steps: [OrderStep]) { self.steps += steps }

    /// Calls with the events of each order in the order of their times and numbers, on several cores at once.
    ///
    /// - Parameters:
    ///   - share: Makes what a share of the orders is told to.
    ///   - body: Gets the events of one order, and what its share is told to.
    /// - Returns: The shares, in the order of the orders.
    func shares<Share>(
        _ share: @Sendable () -> Share,
        _ body: @Sendable (ArraySlice<OrderStep>, inout Share) -> Void
    ) -> [Share] {
        let (starts, places) = placesByOrder
        let shares = Concurrently.mapSlices(of: orders) { orders in
            var made = share()
            var own: [OrderStep] = []
            for order in orders where starts[order] < starts[order + 1] {
                own.removeAll(keepingCapacity: true)
                for place in places[Int(starts[order])..<Int(starts[order + 1])] { own.append(steps[Int(place)]) }
                if own.count > 1 { own.sort { ($0.occurred, $0.event) < ($1.occurred, $1.event) } }
                body(own[...], &made)
            }
            return Unshared(value: made)
        }
        return shares.map(\.value)
    }

    /// What one thread made and hands over.
    private struct Unshared<Value>: @unchecked Sendable { let value: Value }

    /// Where the events of each order begin, and the places of the events in that order.
    private var placesByOrder: (starts: [UInt32], places: [UInt32]) {
        var starts: [UInt32] = Array(repeating: 0, count: orders + 1)
        for step in steps { starts[Int(step.order) + 1] += 1 }
        for order in 0..<orders { starts[order + 1] += starts[order] }
        var next = starts
        var places: [UInt32] = Array(repeating: 0, count: steps.count)
        for index in steps.indices {
            let order = Int(steps[index].order)
            places[Int(next[order])] = UInt32(index)
            next[order] += 1
        }
        return (starts, places)
    }
}
