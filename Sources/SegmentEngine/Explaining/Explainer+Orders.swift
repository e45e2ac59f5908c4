internal import Columns
internal import EventModel
internal import EventStore
internal import SegmentLanguage

/// Conditions on orders.
extension Explainer {
    /// `order count >= 2`, `revenue > 100`, `average check < 50`, `last order before ...`, `recency <= 30`,
    /// `rfm segment = ...`; nil for all other conditions.
    func orderEvidence(_ condition: ResolvedCondition, holds: Bool) throws -> Evidence? {
        switch condition {
        case .orders(let word, let choice, let test):
            let figure = try figure(word, choice)
            let noun = word == .count ? "an \(word.rawValue)" : word == .averageCheck ? "an average check" : "a revenue"
            return Evidence(
                figure.found,
                remark: "\(choice.words): \(figure.events.count)",
                threshold: "\(word.rawValue) \(format(test))",
                change: choice.dates.unchangeable
                    ?? figure.found.change(test, noun, of: "an order with a total", holds: holds),
                events: figure.events
            )
        case .orderDate(let which, let choice, let range):
            let orders = try orders(choice).sorted { $0.date < $1.date }
            let order = which == .first ? orders.first : orders.last
            let noun = "the \(which.rawValue) order"
            return Evidence(
                order.map { .time($0.date) } ?? .nothing,
                remark: "\(choice.words): \(orders.count)",
                threshold: range.words,
                change: range.unchangeable
                    ?? order.map { range.change(of: $0.date, noun, asOf: choice.asOf) } ?? "an order \(range.words)",
                events: try order.map { try events(of: [$0]) } ?? []
            )
        case .rfm(let question): return try rfmEvidence(question, holds: holds)
        default: return nil
        }
    }

    /// A figure over the contact's orders, and the events that made the orders what they are.
    func figure(
        _ word: OrderMeasure.Word,
        _ choice: ResolvedOrders
    ) throws -> (found: FoundValue, events: [ProvingEvent]) {
        let orders = try orders(choice)
        let events = try events(of: orders)
        switch word {
        case .count: return (.count(orders.count), events)
        case .revenue: return (.sum(orders.map(\.total)), events)
        case .averageCheck: return (.mean(orders.map(\.total)), events)
        }
    }

    /// An order that a condition counts, as it is at the as-of time.
    struct CountedOrder {
        let identifier: String
        let status: OrderStatus
        let total: ExactDecimal
        let date: WallClock
        let currency: String?
        let event: Int64
    }

    /// The contact's orders that a condition counts.
    ///
    /// - Parameter currency: The only currency that counts; nil for all.
    func orders(_ choice: ResolvedOrders, currency: String? = nil) throws -> [CountedOrder] {
        let evaluation = try self.orders.evaluation(asOf: choice.asOf)
        let counted = try evaluation.counted(choice)
        var orders: [CountedOrder] = []
        let versions = evaluation.versions
        let contacts = versions.contacts
        counted.forEachOne { row in
            guard contacts[row] == contact else { return }
            let version = versions[row]
            orders.append(
                CountedOrder(
                    identifier: evaluation.texts.orders?.text(versions.orders[row]) ?? "",
                    status: version.status,
                    total: ExactDecimal(
                        mantissa: Int128(versions.totalMantissas[row]),
                        scale: Int(versions.totalScales[row])
                    ),
                    date: version.date,
                    currency: version.currency == OrderEvent.noCurrency
                        ? nil : evaluation.texts.currencies?.text(version.currency),
                    event: version.number
                )
            )
        }
        return currency.map { wanted in orders.filter { $0.currency == wanted } } ?? orders
    }

    /// The events that made orders what they are, with what the orders are by then.
    func events(of orders: [CountedOrder]) throws -> [ProvingEvent] {
        var open = Dictionary(grouping: orders, by: \.event)
        var events: [ProvingEvent] = []
        func take(_ number: Int64, _ occurred: Int64, _ group: RowGroup) {
            for order in open.removeValue(forKey: number) ?? [] {
                let type = snapshot.eventTypeNames[Int(group.eventType)]
                events.append(order.event(of: type, at: WallClock(microseconds: occurred)))
            }
        }
        let types = Set(YespoRules.orderEventTypes.compactMap { snapshot.eventType(named: $0) })
        let groups = snapshot.rowGroups.filter { types.contains($0.eventType) }
        for group in groups where open.keys.contains(where: group.part.eventNumbers.contains) {
            let entry = try index.entry(of: group)
            for own in entry.rows.indices { take(entry.numbers[own], entry.occurred[own], group) }
        }
        // What happens to an order may come without a contact, or with another.
        for group in groups where open.keys.contains(where: group.part.eventNumbers.contains) {
            let rows = try snapshot.read(group, columns: [])
            for row in rows.positions.indices {
                take(group.part.firstEvent + Int64(rows.positions[row]), rows.occurred[row], group)
            }
        }
        return events.sorted { $0.isBefore($1) }
    }
}

extension Explainer.CountedOrder {
    fileprivate func event(of type: String, at occurred: WallClock) -> ProvingEvent {
        ProvingEvent(
            number: event,
            type: type,
            occurred: occurred,
            values: [
                .init("externalOrderId", .text(identifier)), .init("status", .text(status.name)),
                .init("totalCost", .number(total.description)), .init("date", .text(date.description)),
                .init("currency", currency.map { .text($0) } ?? .missing),
            ]
        )
    }
}

extension ResolvedOrders {
    /// Which orders count, in words.
    var words: String {
        let status = onlyDelivered ? "DELIVERED orders" : "orders"
        let rest = predicate.map { " where \(format($0))" } ?? ""
        return status + rest + (dates == .always ? "" : " dated \(dates.words)")
    }
}
