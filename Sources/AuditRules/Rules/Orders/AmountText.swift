internal import EventModel
internal import EventStore

/// Amounts that are no numbers, told apart by whether a decimal comma is all that is wrong.
enum AmountText {
    /// Calls with each event of orderCreated and orderUpdated whose amount is there and no number that an order can have.
    static func examine(
        _ column: UInt32?,
        _ group: EventGroup,
        _ body: (_ row: Int, _ isComma: Bool, _ spot: Spot) -> Void
    ) {
        guard let kind = group.orderKind, kind.impliedStatus == nil, let values = group.values(column) else { return }
        if group.summary(of: values).areAllNumbers { return }
        for row in group.rows {
            switch values.valueClass(row) {
            case .absent, .null, .number, .numberText: continue
            default: break
            }
            guard group.isFilled(row, of: values), group.number(row, of: values).flatMap(OrderTotal.init) == nil else {
                continue
            }
            let isComma = group.context.snapshot.withText(row, of: values) { isDecimalComma($0) } ?? false
            body(row, isComma, Spot(.column(values.column)))
        }
    }

    /// Whether a text is digits, one comma and one or two digits.
    static func isDecimalComma(_ bytes: UnsafeRawBufferPointer) -> Bool {
        let text = String(decoding: bytes, as: UTF8.self).filter { !$0.isWhitespace }
        let pieces = text.split(separator: ",", omittingEmptySubsequences: false)
        guard pieces.count == 2, (1...2).contains(pieces[1].utf8.count) else { return false }
        let whole = pieces[0].hasPrefix("-") ? pieces[0].dropFirst() : pieces[0]
        return !whole.isEmpty && (whole + pieces[1]).utf8.allSatisfy { (48...57).contains($0) }
    }
}
