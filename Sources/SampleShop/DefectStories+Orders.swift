/// Defects of orders and their lines.
extension DefectStories {
    mutating func plantOrders() {
        plant("order-id-missing", event: .order(next()).without("externalOrderId"))
        plant("order-total-missing", event: .order(next()).without("totalCost"))
        plant("order-status-missing", event: .order(next()).without("status"))
        plant("order-date-missing", event: .order(next()).without("date"))
        plant(
            "order-parameter-misspelt",
            "order-status-missing",
            event: .order(next()).without("status").adding("sta_tus", "\"INITIALIZED\"")
        )
        plant(
            "order-identifier-weak",
            event: .order(next()).without("email", "externalCustomerId").adding("contactKey", "\"K7\"")
        )
        plant("order-status-unknown", event: .order(next()).with("status", "\"SHIPPED\""))
        plant("order-date-unreadable", event: .order(next()).with("date", "\"30.12.2024\""))
        plant("order-date-form", event: .order(next()).with("date", "\"2024-12-30T10:00\""))
        plant(
            "order-date-future",
            "occurred-differs-from-date",
            event: .order(next()).with("date", "\"2098-12-30T10:00:00\"")
        )
        plant("order-unknown", event: .order(next(), type: "orderDelivered").without("totalCost", "date", "status"))
        plant("order-update-creates", event: .order(next(), type: "orderUpdated"))
        let twice = PlantedEvent.order(next())
        plant(event: twice)
        plant("order-created-twice", event: twice.with("totalCost", "\"600.00\""))
        let back = PlantedEvent.order(next()).with("status", "\"DELIVERED\"")
        plant(event: back)
        let earlier = back.having(type: "orderUpdated", occurred: #""2024-12-30T20:00""#)
        plant("order-status-goes-back", event: earlier.with("status", "\"IN_PROGRESS\""))
        let changing = PlantedEvent.order(next())
        plant(event: changing)
        let changed = changing.having(type: "orderUpdated", occurred: #""2024-12-30T20:01""#)
        plant("order-currency-changes", event: changed.with("currency", "\"USD\""))
    }

    mutating func plantTotals() {
        plant("order-total-not-a-number", event: .order(next()).with("totalCost", "\"about 500\""))
        plant("order-total-decimal-comma", event: .order(next()).with("totalCost", "\"499,50\""))
        plant("order-amount-not-a-number", event: .order(next()).adding("discount", "\"10%\""))
        plant("order-total-negative", event: .order(next()).with("totalCost", "\"-500.00\""))
        plant("order-total-zero", event: .order(next()).with("totalCost", "\"0.00\""))
        plant("order-total-differs", total: "990.00", PlantedEvent.line(1, quantity: "2"))
        plant("order-cost-is-line-total", total: "250.00", PlantedEvent.line(2, quantity: "2"))
        plant(
            "order-total-includes-shipping",
            event: .order(next(), total: "325.00", lines: [PlantedEvent.line(3)]).adding("shipping", "\"75.00\"")
        )
        plant(
            "order-total-less-discount",
            event: .order(next(), total: "225.00", lines: [PlantedEvent.line(4)]).adding("discount", "\"25.00\"")
        )
        plant("currency-missing", event: .order(next()).without("currency"))
        plant("currency-unknown", event: .order(next()).with("currency", "\"GRN\""))
        plant("currency-unsupported", event: .order(next()).with("currency", "\"PLN\""))
    }

    mutating func plantItems() {
        plant("items-unreadable", event: .order(next()).adding("items", "\"two lamps\""))
        plant("item-field-required", total: "250.00", PlantedEvent.line(5, without: "quantity"))
        plant("item-field-missing", total: "250.00", PlantedEvent.line(6, without: "url"))
        plant("item-category-missing", total: "250.00", PlantedEvent.line(7, without: "category"))
        let second = PlantedEvent.line(8)
        plant("item-quantity-unusable", total: "250.00", second, PlantedEvent.line(9, quantity: "0"))
        plant("item-quantity-fraction", total: "375.00", PlantedEvent.line(10, quantity: "1.5"))
        plant("item-cost-unusable", total: "250.00", PlantedEvent.line(11, cost: "\"free\""))
        plant("item-cost-zero", total: "250.00", second, PlantedEvent.line(12, cost: "0"))
        plant("item-repeated", total: "500.00", second, second)
    }

    /// Plants a new order with lines of which a rule says something, or their total.
    private mutating func plant(_ rule: String, total: String, _ lines: String...) {
        plant(rule, event: .order(next(), total: total, lines: lines))
    }
}
