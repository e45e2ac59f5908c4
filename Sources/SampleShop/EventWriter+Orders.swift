extension EventWriter {
    /// Writes an order's event up to the end of its parameters.
    mutating func writeOrder(_ event: ScheduledEvent, of customer: Customer) {
        switch event.kind {
        case .delivered:
            begin("orderDelivered", of: event, by: customer, onlyEmail: false, phone: false)
            writeOrderNumber(event)
            parameter("status", event.status.word)
        case .cancelled:
            begin("orderCancelled", of: event, by: customer, onlyEmail: false, phone: false)
            writeOrderNumber(event)
            parameter("status", event.status.word)
            var random = RandomSource(seed: event.seed, stream: Stream.details + UInt64(event.kind.rawValue))
            parameter("statusDescription", Self.reasons[random.below(Self.reasons.count)])
        case .updated, .revised:
            begin("orderUpdated", of: event, by: customer, onlyEmail: false, phone: false)
            writeState(event, of: customer)
            if event.kind == .revised { writeItems() }
        default:
            begin("orderCreated", of: event, by: customer, onlyEmail: false, phone: true)
            writeState(event, of: customer)
            writeTerms(event, of: customer)
            writePerson(customer)
            writeItems()
        }
    }

    private static let reasons: [StaticString] = [
        "changed my mind", "out of stock", "not paid in time", "ordered twice", "no answer by phone",
    ]

    private mutating func writeOrderNumber(_ event: ScheduledEvent) {
        parameter("externalOrderId")
        output.append(event.order)
        output.append("\"}")
    }

    /// Fills the basket and writes what an order must have: number, total, status, date, currency.
    private mutating func writeState(_ event: ScheduledEvent, of customer: Customer) {
        let currency = customer.country.currency
        let day = calendar.days[Int(event.placed) / ShopCalendar.secondsInDay]
        basket.fill(seed: event.seed, customer: customer, currency: currency, day: day, from: catalogue)
        if event.kind == .revised { basket.revise() }
        writeOrderNumber(event)
        parameter("totalCost", hundredths: basket.total)
        parameter("status", event.status.word)
        parameter("date")
        append(time: Int(event.placed), seconds: true)
        output.append("\"}")
        parameter("currency", currency.code)
        if basket.discount > 0 { parameter("discount", hundredths: basket.discount) }
    }

    /// Writes how the order is delivered and paid.
    ///
    /// The carrier takes the shipping from the customer, so it is stated and is no part of totalCost: the vendor asks
    /// that totalCost match the price of the products.
    private mutating func writeTerms(_ event: ScheduledEvent, of customer: Customer) {
        var random = RandomSource(seed: event.seed, stream: Stream.details)
        let currency = customer.country.currency
        switch event.status {
        case .abandoned:
            parameter("source", "Online")
            parameter("restoreUrl")
            output.append("https://shop.example.com/cart/")
            output.append(hexadecimal: event.seed)
            output.append("\"}")
        case .delivered:
            parameter("source", "offline")
            parameter("storeId")
            output.append("store-")
            output.append(Int(customer.city) + 1)
            output.append("\"}")
            parameter("paymentMethod", random.chance(700) ? "card" : "cash")
        default:
            parameter("source", "Online")
            if basket.total < currency.freeShippingFrom { parameter("shipping", hundredths: currency.shipping) }
            let ways = currency == .hryvnia ? Self.deliveries : Self.deliveriesAbroad
            parameter("deliveryMethod", ways[min(random.below(ways.count), random.below(ways.count))])
            let means = currency == .hryvnia ? Self.payments : Self.paymentsAbroad
            parameter("paymentMethod", means[min(random.below(means.count), random.below(means.count))])
        }
    }

    private static let deliveries: [StaticString] = ["branch", "parcel locker", "courier", "pickup"]
    private static let deliveriesAbroad: [StaticString] = ["courier", "post", "express"]
    private static let payments: [StaticString] = ["card", "cash on delivery", "instalments", "bank transfer"]
    private static let paymentsAbroad: [StaticString] = ["card", "wallet", "bank transfer"]

    private mutating func writeItems() {
        rawParameter("items")
        for index in basket.lines.indices {
            let line = basket.lines[index]
            output.append(index == 0 ? "[" : ",")
            output.append(catalogue.texts[line.product].lineStart)
            output.append(line.quantity)
            output.append(",\"cost\":")
            output.append(price: line.cost)
            output.append(catalogue.texts[line.product].lineEnd)
        }
        output.append("]}")
    }
}
