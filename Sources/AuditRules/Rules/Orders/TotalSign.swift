internal import EventModel
internal import EventStore

/// The totals of order events, as far as their sign goes.
enum TotalSign {
    /// Calls with the digits of each total that an event of a created or updated order gives as a number.
    static func examine(_ group: EventGroup, _ body: (_ row: Int, _ mantissa: Int128, _ spot: Spot) -> Void) {
        guard let kind = group.orderKind, kind.impliedStatus == nil,
            let values = group.values(group.context.columns.total)
        else { return }
        let summary = group.summary(of: values)
        if summary.areAllNumbers, summary.least > 0 { return }
        for row in group.rows {
            switch values.valueClass(row) {
            case .number, .numberText:
                if values.values[row] <= 0 { body(row, Int128(values.values[row]), Spot(.column(values.column))) }
            case .text, .plainText, .digits:
                if let number = group.number(row, of: values) {
                    body(row, number.mantissa, Spot(.column(values.column)))
                }
            default: break
            }
        }
    }
}
