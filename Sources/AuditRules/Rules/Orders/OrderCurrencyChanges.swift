internal import EventModel

/// Orders that change their currency.
struct OrderCurrencyChanges: OrderRule {
    let text = RuleText(
        "order-currency-changes",
        .warning,
        "order whose currency changes",
        advice: "Make sure that the total was converted too.",
        source: "Muster; the vendor says nothing about it.",
        dependsOnOrder: true
    )

    var traits: OrderTraits { .severalCurrencies }

    func examine(_ steps: UnsafeBufferPointer<OrderStep>, _ context: AuditContext, _ notes: RuleNotes) {
        var last: UInt32?
        for step in steps where step.reason == nil && step.currency != OrderEvent.noCurrency {
            if let last, last != step.currency { OrderSpot.note(step, context, notes) }
            last = step.currency
        }
    }
}
