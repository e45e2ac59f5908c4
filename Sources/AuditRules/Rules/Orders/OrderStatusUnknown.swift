internal import EventModel
internal import EventStore

/// Orders whose status is none of the vendor's.
struct OrderStatusUnknown: EventRule {
    let text = RuleText(
        "order-status-unknown",
        .error,
        "order event with an unknown status",
        advice: "Valid are \(YespoRules.orderStatuses.joined(separator: ", ")), in capitals.",
        source: """
            Yespo support, Sending Orders via the API Resource Generate event. docs.yespo.io, exporting-data-bigquery-tables, \
            spells two of them otherwise in the export: IN PROGRESS, CANCELED.
            """
    )

    func examine(_ group: EventGroup, _ notes: RuleNotes) {
        guard let kind = group.orderKind, kind.impliedStatus == nil,
            let values = group.values(group.context.columns.status)
        else { return }
        var known: [Int64: Bool] = [:]
        for row in group.rows where group.isFilled(row, of: values) {
            guard values.valueClass(row) == .text else {
                notes.note(row, of: group, Spot(.column(values.column)))
                continue
            }
            let code = values.values[row]
            let isKnown = known[code] ?? (group.text(row, of: values).flatMap { OrderStatus(name: $0) } != nil)
            known[code] = isKnown
            if !isKnown { notes.note(row, of: group, Spot(.column(values.column))) }
        }
    }
}
