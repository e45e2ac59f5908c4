internal import AuditRules
internal import EventModel

/// How events lose a defect: by the audit's own repair, or by what an order event gives besides.
struct EventMend {
    /// The rules of which the repair mends what segments and orders can tell.
    ///
    /// Capitals in emails, what decorates phones, and dates without seconds are left out: both forms mean the same here.
    static let repaired: Set<String> = [
        "occurred-format", "order-total-decimal-comma", "text-untrimmed", "text-odd-blank",
    ]

    /// All rules of which something can be mended, in the order in which the mends are made.
    static let rules =
        repaired.sorted() + [
            "order-id-missing", "item-field-required", "order-total-missing", "order-total-not-a-number",
            "order-status-unknown", "order-date-missing", "order-date-unreadable",
        ]

    private let repair: EventRepair

    init(zone: ClockZone) { repair = EventRepair(zone: zone) }

    /// The event without the defect of one rule; nil if that cannot be mended.
    func mended(_ event: JSONValue, of rule: String, number: Int64) -> JSONValue? {
        if let order = OrderMend(rule: rule) { return order.mended(event, number: number) }
        var mended = event
        for change in repair.repaired(event).changes where change.rule == rule {
            mended = mended.setting(pointer: change.pointer, change.after)
        }
        return mended == event ? nil : mended
    }

    /// The event without any defect that can be mended.
    ///
    /// - Parameter rules: The rules that found something in it.
    func mended(_ event: JSONValue, ofAll rules: [String], number: Int64) -> JSONValue {
        var mended = repair.repaired(event).event
        for rule in rules {
            if let order = OrderMend(rule: rule) { mended = order.mended(mended, number: number) ?? mended }
        }
        return mended
    }
}
