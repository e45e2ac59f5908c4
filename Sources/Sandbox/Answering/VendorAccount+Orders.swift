internal import EventModel

extension VendorAccount {
    /// Adds orders, or puts them in the place of those with the same externalOrderId.
    ///
    /// Yespo OpenAPI, Order and FailedOrders; docs.yespo.io, orders-automation: an order makes a contact that there is none of.
    mutating func takeOrders(_ batch: [JSONValue]) -> Outcome {
        var failed: [JSONValue] = []
        for order in batch {
            do throws(ContactFault) {
                try take(order)
            } catch {
                failed.append(.members(["order": order, "error": .text(error.text)]))
            }
        }
        tally.orders.taken += batch.count - failed.count
        tally.orders.failed += failed.count
        let reply: JSONValue = failed.isEmpty ? .object([]) : .members(["failedOrders": .vendorList(failed)])
        return Outcome(
            reply: Reply(reply),
            journal: [],
            note: "\(batch.count) orders: \(batch.count - failed.count) taken, \(failed.count) failed"
        )
    }

    private mutating func take(_ order: JSONValue) throws(ContactFault) {
        var parameters = OrderParameters()
        for field in OrderParameters.Field.allCases { parameters[field] = order[field.rawValue] }
        let statement = parameters.statement(.created)
        var identifiers = IdentifierSet()
        for kind in [IdentifierKind.externalCustomerId, .email, .phone] {
            identifiers[kind] = Identifier(kind: kind, value: order[kind.name])
        }
        guard !identifiers.isEmpty else {
            throw ContactFault("One of \(YespoRules.orderIdentifiers.joined(separator: ", ")) is required")
        }
        guard case .text(let currency)? = order["currency"], !currency.isEmpty else {
            throw ContactFault("currency is required")
        }
        if let reason = Self.reason(against: statement.event) { throw ContactFault(reason.text) }
        let contact = contacts.contact(of: identifiers) ?? contacts.make(of: identifiers)
        orders.enter(statement, contact: contact, occurred: nil, namesContact: true)
    }

    /// Why no order can be made of what is said of one; nil if it can.
    private static func reason(against event: OrderEvent) -> IgnoredReason? {
        var event = event
        event.contact = 0
        var (versions, ignored): ([OrderVersion], [IgnoredOrderEvent]) = ([], [])
        [event].withUnsafeBufferPointer { OrderFolding.fold($0, into: &versions, ignored: &ignored) }
        return ignored.first?.reason
    }
}
