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
        let (classes, codes) = (values.classes, values.values)
        var known: [Bool?] = Array(
            repeating: nil,
            count: group.context.snapshot.dictionary(of: values.column).count
        )
        for row in 0..<min(group.buffer.count, classes.count) {
            if classes[row] == .text, known[Int(codes[row])] == true { continue }
            guard group.isFilled(row, of: values) else { continue }
            if classes[row] == .text {
                let isKnown = group.text(row, of: values).flatMap { OrderStatus(name: $0) } != nil
                known[Int(codes[row])] = isKnown
                if isKnown { continue }
            }
            notes.note(row, of: group, Spot(.column(values.column)))
        }
    }
}
