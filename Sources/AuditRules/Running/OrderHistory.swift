internal import EventModel
internal import EventStore

/// What an event says of its order, as rules on orders see it.
struct OrderStep {
    /// The code of the externalOrderId.
    let order: UInt32
    /// The event's number.
    let event: Int64
    /// When it happened, in microseconds on the store's clock.
    let occurred: Int64
    /// What it does.
    let kind: OrderEventKind
    /// The status that it sets; nil if it sets none or none of the vendor's.
    let status: OrderStatus?
    /// Why it counts for nothing; nil if it counts.
    let reason: IgnoredReason?
    /// The code of its currency.
    let currency: UInt32
    /// Whether it can make an order on its own, as far as that takes a total, a status and a date.
    let isWhole: Bool
}

/// The events of all orders.
struct OrderHistory {
    private(set) var steps: [OrderStep] = []
    private var statuses: [OrderStatus?]

    init(_ context: AuditContext) {
        guard let column = context.columns.status else {
            statuses = []
            return
        }
        let texts = context.snapshot.dictionary(of: column)
        statuses = (0..<UInt32(texts.count)).map { OrderStatus(name: texts.text($0)) }
    }

    /// Takes the order events of a row group; what repeats an earlier event is left out.
    mutating func collect(_ group: EventGroup) {
        guard let kind = group.orderKind, let orders = group.values(group.context.columns.order) else { return }
        let states = group.values(group.context.columns.status)
        let currencies = group.values(group.context.columns.currency)
        let reasons = group.ignoredReasons
        let required = [group.context.columns.total, group.context.columns.status, group.context.columns.date].map {
            group.values($0)
        }
        let hasRepeated = !group.context.repeated.isEmpty
        for row in group.rows where orders.valueClass(row) == .text || orders.valueClass(row) == .digits {
            let event = group.event(row)
            if hasRepeated, group.context.isRepeated(event) { continue }
            var status = kind.impliedStatus
            if status == nil, let states, states.valueClass(row) == .text { status = statuses[Int(states.values[row])] }
            var currency = OrderEvent.noCurrency
            if let currencies, currencies.valueClass(row) == .text { currency = UInt32(currencies.values[row]) }
            steps.append(
                OrderStep(
                    order: UInt32(orders.values[row]),
                    event: event,
                    occurred: group.buffer.occurred[row],
                    kind: kind,
                    status: status,
                    reason: IgnoredReason(rawValue: reasons[row]),
                    currency: currency,
                    isWhole: kind == .created
                        || kind == .updated && required.allSatisfy { group.isFilled(row, of: $0) }
                )
            )
        }
    }

    /// Sorts the events by order, time and number, and calls with those of each order.
    mutating func forEachOrder(_ body: (ArraySlice<OrderStep>) -> Void) {
        steps.sort { ($0.order, $0.occurred, $0.event) < ($1.order, $1.occurred, $1.event) }
        var start = 0
        while start < steps.count {
            var end = start + 1
            while end < steps.count, steps[end].order == steps[start].order { end += 1 }
            body(steps[start..<end])
            start = end
        }
    }
}
