internal import EventModel
internal import EventStore

/// The orders of which only events speak that count for nothing, with what these give.
///
/// They are orders that were meant: one whose creation has no status is an order with a total and a date, a delivery of an
/// order that nothing creates is a delivered order of which the total cannot be told. Memory is some fifty bytes for each
/// event that counts for nothing.
struct UncountedOrders {
    /// What one event gives.
    private struct Step {
        let order: UInt32
        let occurred: Int64
        let event: Int64
        var status: OrderStatus?
        var total: ExactDecimal?
        var currency: UInt32?
    }

    private var steps: [Step] = []
    private let snapshot: StoreSnapshot

    /// Reads the events of a store that count for nothing, and whose order has no other.
    init(_ snapshot: StoreSnapshot, _ known: [UInt32]) throws {
        self.snapshot = snapshot
        guard let column = snapshot.parameterColumn(named: "externalOrderId") else { return }
        let (status, total) = (snapshot.parameterColumn(named: "status"), snapshot.parameterColumn(named: "totalCost"))
        let currency = snapshot.parameterColumn(named: "currency")
        let ignored = Set(try snapshot.ignoredOrderEvents().map(\.number))
        guard !ignored.isEmpty else { return }
        let counted = Set(known)
        let kinds = snapshot.eventTypeNames.map { OrderEventKind(eventTypeKey: $0) }
        for group in snapshot.rowGroups {
            guard let kind = kinds[Int(group.eventType)] else { continue }
            let wanted = Set([column, status, total, currency].compactMap(\.self))
            let buffer = try snapshot.read(group, columns: wanted)
            guard let orders = buffer.columns[column] else { continue }
            for row in 0..<buffer.count {
                let event = group.part.firstEvent + Int64(buffer.positions[row])
                let order = orders.valueClass(row)
                guard order == .text || order == .digits, ignored.contains(event),
                    !counted.contains(UInt32(orders.values[row]))
                else { continue }
                var step = Step(
                    order: UInt32(orders.values[row]),
                    occurred: buffer.occurred[row],
                    event: event,
                    status: kind.impliedStatus
                )
                if kind.impliedStatus == nil {
                    step.status = text(row, status, buffer).flatMap { OrderStatus(name: $0) }
                    step.total = number(row, total, buffer)
                    step.currency = currency.flatMap { buffer.columns[$0] }.flatMap { values in
                        values.valueClass(row) == .text ? UInt32(values.values[row]) : nil
                    }
                }
                steps.append(step)
            }
        }
    }

    /// Adds the orders to others.
    func add(to standing: inout OrderStanding) {
        let sorted = steps.sorted { ($0.order, $0.occurred, $0.event) < ($1.order, $1.occurred, $1.event) }
        let currencies = snapshot.parameterColumn(named: "currency").map { snapshot.dictionary(of: $0) }
        var start = 0
        while start < sorted.count {
            var last = sorted[start]
            var next = start + 1
            while next < sorted.count, sorted[next].order == last.order {
                last.status = sorted[next].status ?? last.status
                last.total = sorted[next].total ?? last.total
                last.currency = sorted[next].currency ?? last.currency
                next += 1
            }
            let currency = last.currency.flatMap { code in currencies.map { $0.text(code) } }
            standing.add(last.status, total: last.total, currency: currency)
            start = next
        }
    }

    private func text(_ row: Int, _ column: UInt32?, _ buffer: EventBuffer) -> String? {
        guard let values = column.flatMap({ buffer.columns[$0] }) else { return nil }
        return snapshot.withText(row, of: values) { String(decoding: $0, as: UTF8.self) }
    }

    private func number(_ row: Int, _ column: UInt32?, _ buffer: EventBuffer) -> ExactDecimal? {
        guard let values = column.flatMap({ buffer.columns[$0] }) else { return nil }
        switch values.valueClass(row) {
        case .number, .numberText:
            return ExactDecimal(mantissa: Int128(values.values[row]), scale: Int(values.extras[row]))
        case .text, .plainText, .digits:
            return snapshot.withText(row, of: values) { DecimalText.number($0) } ?? nil
        default: return nil
        }
    }
}
