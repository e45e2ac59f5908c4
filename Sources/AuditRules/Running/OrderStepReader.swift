internal import Columns
internal import EventModel
internal import EventStore

/// Reads what events say of their orders.
struct OrderStepReader: @unchecked Sendable {
    private let context: AuditContext
    private let statuses: [OrderStatus?]

    init(_ context: AuditContext) {
        self.context = context
        guard let column = context.columns.status else {
            statuses = []
            return
        }
        let texts = context.snapshot.dictionary(of: column)
        statuses = (0..<UInt32(texts.count)).map { OrderStatus(name: texts.text($0)) }
    }

    /// What the order events of a row group say; what is known to repeat an earlier event is left out.
    ///
    /// - Parameters:
    ///   - wanted: The orders that are wanted, by the codes of their numbers; nil for all.
    ///   - chosen: Of these the ones that are wanted; nil for all.
    func steps(of group: EventGroup, orders wanted: Range<Int>? = nil, among chosen: Bitmap? = nil) -> [OrderStep] {
        guard let kind = group.orderKind, let orders = group.values(context.columns.order) else { return [] }
        let states = group.values(context.columns.status)
        let currencies = group.values(context.columns.currency)
        let reasons = group.ignoredReasons
        let hasRepeated = !context.repeated.isEmpty
        let isWholeThroughout = isWholeThroughout(group)
        var steps: [OrderStep] = []
        if wanted == nil { steps.reserveCapacity(group.buffer.count) }
        for row in group.rows where orders.valueClass(row) == .text || orders.valueClass(row) == .digits {
            let order = Int(orders.values[row])
            if let wanted, !wanted.contains(order) { continue }
            if let chosen, !chosen[order] { continue }
            let event = group.event(row)
            if hasRepeated, context.isRepeated(event) { continue }
            var status = kind.impliedStatus
            if status == nil, let states, states.valueClass(row) == .text { status = statuses[Int(states.values[row])] }
            var currency = OrderEvent.noCurrency
            if let currencies, currencies.valueClass(row) == .text { currency = UInt32(currencies.values[row]) }
            steps.append(
                OrderStep(
                    event: event,
                    occurred: group.buffer.occurred[row],
                    order: UInt32(order),
                    currency: currency,
                    kind: kind,
                    status: status,
                    reason: IgnoredReason(rawValue: reasons[row]),
                    isWhole: kind == .created || kind == .updated && (isWholeThroughout || isWhole(row, group))
                )
            )
        }
        return steps
    }

    /// Reads the events of some orders once more, some row groups at a time.
    ///
    /// - Parameters:
    ///   - orders: The orders that are wanted, by the codes of their numbers.
    ///   - chosen: Of these the ones that are wanted; nil for all.
    func steps(ofOrders orders: Range<Int>, among chosen: Bitmap?) throws -> [OrderStep] {
        let columns = context.columns
        let wanted = [columns.order, columns.status, columns.currency, columns.total, columns.date].compactMap(\.self)
        let needs = RowGroupNeeds(columns: Set(wanted), from: .min, to: .max, times: true, positions: true)
        var steps: [OrderStep] = []
        let groups = Dictionary(grouping: context.snapshot.rowGroups, by: \.part.number)
        for part in context.snapshot.parts {
            let ignored = try context.snapshot.ignoredOrderEvents(of: part)
            let packed = try (groups[part.number] ?? []).filter { context.orderKinds[Int($0.eventType)] != nil }
                .map { try context.snapshot.fetch($0, needs) }
            let read = Concurrently.map(packed.count) { index in
                Result {
                    let group = EventGroup(try packed[index].unpacked(), of: part, ignored: ignored, context)
                    return self.steps(of: group, orders: orders, among: chosen)
                }
            }
            for own in read { steps += try own.get() }
        }
        return steps
    }

    /// Whether the updates of a row group can make orders, all of them.
    private func isWholeThroughout(_ group: EventGroup) -> Bool {
        let columns = context.columns
        return [columns.total, columns.status, columns.date].allSatisfy {
            group.isFilledThroughout(group.values($0), rows: group.buffer.count)
        }
    }

    private func isWhole(_ row: Int, _ group: EventGroup) -> Bool {
        let columns = context.columns
        return group.isFilled(row, of: group.values(columns.total))
            && group.isFilled(row, of: group.values(columns.status))
            && group.isFilled(row, of: group.values(columns.date))
    }
}
