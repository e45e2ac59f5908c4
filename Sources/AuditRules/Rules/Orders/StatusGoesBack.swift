internal import EventModel

/// Orders whose status goes back.
struct StatusGoesBack: OrderRule {
    let text = RuleText(
        "order-status-goes-back",
        .warning,
        "order whose status goes back",
        advice: "Look at the times of its events: the latest by occurred decides.",
        source: "Muster; the vendor documents no order among the statuses, and takes each as it comes.",
        dependsOnOrder: true
    )

    var traits: OrderTraits { .statusFalls }

    func examine(_ steps: UnsafeBufferPointer<OrderStep>, _ context: AuditContext, _ notes: RuleNotes) {
        var last: OrderStatus?
        for step in steps where step.reason == nil {
            guard let status = step.status else { continue }
            if let last, Self.isBack(status, after: last) {
                OrderSpot.note(step, context, notes, "\(last.name), then \(status.name)")
            }
            last = status
        }
    }

    /// Whether a status stands before another one that came earlier.
    static func isBack(_ status: OrderStatus, after last: OrderStatus) -> Bool {
        rank(status) < rank(last) || last == .cancelled && status == .delivered
    }

    /// How far along an order is; delivered and cancelled ones are at an end, and what was delivered may come back.
    private static func rank(_ status: OrderStatus) -> Int {
        switch status {
        case .abandonedShoppingCart: 0
        case .initialized: 1
        case .inProgress: 2
        case .delivered, .cancelled: 3
        }
    }
}
