/// The rule by which order events become orders.
///
/// Yespo support, Sending Orders via the API Resource Generate event. Where that page is silent, this is Muster's: orderCreated
/// of a known order replaces the whole of it, contact included; a parameter that is missing or null leaves an order as it is,
/// and a currency that names none takes away what was;
/// an orderUpdated with a value that cannot be used does nothing at all; orderDelivered and orderCancelled read nothing but
/// the contact and the externalOrderId, so nothing else in them can be wrong.
package enum OrderFolding {
    /// Appends the versions of one order, oldest first, and the events that count for nothing.
    ///
    /// - Parameters:
    ///   - events: All events of one externalOrderId, or events without one, sorted by `occurred` and then by `number`.
    ///   - versions: Gets one version for every moment at which an event counts, each valid up to the next. Of several
    ///     events of one moment the last remains.
    ///   - ignored: Gets the events that count for nothing, in their order.
    package static func fold(
        _ events: UnsafeBufferPointer<OrderEvent>,
        into versions: inout [OrderVersion],
        ignored: inout [IgnoredOrderEvent]
    ) {
        let first = versions.count
        for event in events {
            let last = versions.count - 1
            let outcome = last < first ? outcome(of: event) : outcome(of: event, on: versions[last])
            switch outcome {
            case .nothing(let reason):
                ignored.append(IgnoredOrderEvent(number: event.number, reason: reason))
            case .version(let version):
                if last >= first {
                    if versions[last].validFrom == event.occurred {
                        versions[last] = version
                        continue
                    }
                    versions[last].validTo = event.occurred
                }
                versions.append(version)
            }
        }
    }
}

extension OrderFolding {
    private enum Outcome {
        case version(OrderVersion)
        case nothing(IgnoredReason)
    }

    /// What an event of an unknown order comes to.
    private static func outcome(of event: OrderEvent) -> Outcome {
        guard let contact = event.contact else { return .nothing(.noContact) }
        guard event.hasOrderIdentifier else { return .nothing(.noOrderIdentifier) }
        guard event.kind.impliedStatus == nil else { return .nothing(.unknownOrder) }
        return created(by: event, contact: contact)
    }

    /// What an event of a known order comes to.
    private static func outcome(of event: OrderEvent, on order: OrderVersion) -> Outcome {
        guard let contact = event.contact else { return .nothing(.noContact) }
        guard event.hasOrderIdentifier else { return .nothing(.noOrderIdentifier) }
        if event.kind == .created { return created(by: event, contact: contact) }
        var next = order
        next.validFrom = event.occurred
        next.validTo = .max
        next.number = event.number
        if let status = event.kind.impliedStatus {
            next.status = status
            return .version(next)
        }
        if let reason = fault(of: event) { return .nothing(reason) }
        if case .value(let total) = event.total { next.total = total }
        if case .value(let status) = event.status { next.status = status }
        if case .value(let date) = event.date { next.date = date }
        if event.currency != OrderEvent.noCurrency { next.currency = currency(of: event) }
        return .version(next)
    }

    /// The order that an event creates, if it has all that takes.
    private static func created(by event: OrderEvent, contact: UInt32) -> Outcome {
        guard event.total != .absent else { return .nothing(.totalMissing) }
        guard case .value(let total) = event.total else { return .nothing(.totalUnusable) }
        guard event.status != .absent else { return .nothing(.statusMissing) }
        guard case .value(let status) = event.status else { return .nothing(.statusUnknown) }
        guard event.date != .absent else { return .nothing(.dateMissing) }
        guard case .value(let date) = event.date else { return .nothing(.dateUnusable) }
        if let reason = fault(of: event) { return .nothing(reason) }
        return .version(
            OrderVersion(
                contact: contact,
                validFrom: event.occurred,
                validTo: .max,
                status: status,
                total: total,
                date: date,
                currency: currency(of: event),
                number: event.number,
                origin: event.number
            )
        )
    }

    /// The currency of an order by an event that gives one.
    private static func currency(of event: OrderEvent) -> UInt32 {
        event.currency == OrderEvent.blankCurrency ? OrderEvent.noCurrency : event.currency
    }

    /// What is wrong with the values that an event gives.
    private static func fault(of event: OrderEvent) -> IgnoredReason? {
        if event.total == .unusable { return .totalUnusable }
        if event.status == .unusable { return .statusUnknown }
        if event.date == .unusable { return .dateUnusable }
        switch event.items {
        case .usable: return nil
        case .lineWithoutIdentifier: return .itemWithoutIdentifier
        case .lineWithoutQuantity: return .itemWithoutQuantity
        }
    }
}
