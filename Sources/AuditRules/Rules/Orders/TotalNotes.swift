internal import EventModel
internal import EventStore

/// The common part of the rules on totals against lines.
enum TotalNotes {
    /// Notes the events with one verdict.
    static func examine(_ verdict: TotalVerdict, _ group: EventGroup, _ notes: RuleNotes) {
        guard group.orderKind != nil, let totals = group.values(group.context.columns.total),
            let items = group.values(group.context.columns.items)
        else { return }
        let verdicts = group.totals
        for row in verdicts.indices where verdicts[row] == verdict {
            notes.note(row, of: group, Spot(.column(totals.column)), detail(row, group, items))
        }
    }

    private static func detail(_ row: Int, _ group: EventGroup, _ items: ColumnBuffer) -> String? {
        guard let sums = LineSums(row, of: group, items) else { return nil }
        let columns = group.context.columns
        let extras = [("shipping", columns.shipping), ("taxes", columns.taxes), ("discount", columns.discount)]
            .compactMap { name, column in group.number(row, of: group.values(column)).map { "\(name) \($0)" } }
        let lines = "lines: quantity x cost \(LineSums.text(sums.ofPieces)), costs alone \(LineSums.text(sums.ofCosts))"
        return ([lines] + extras).joined(separator: ", ")
    }

    static let source = """
        docs.yespo.io, how-send-events-resource-v1event: the price of the products must match totalCost, and a discount belongs \
        into items.cost. No reason to refuse an order is listed for it, and the vendor's own samples break it (258.0 for one \
        item of 990).
        """
}
